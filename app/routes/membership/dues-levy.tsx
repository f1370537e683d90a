import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { duesLevyForm } from "~/modules/organisations/membership/dues-form";
import { countOwing, levyDues } from "~/modules/organisations/membership/dues-rates.server";
import { yearAsked } from "~/modules/organisations/membership/year-asked";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "dues.levy" };

export const loader = page("dues.write", (context) => {
  const year = yearAsked(context.url.searchParams, context.now());
  return { year, count: countOwing(context, year) };
});

export const action = act("dues.write", (context) => {
  const { year } = accepted(duesLevyForm, context.values);
  levyDues(context, year);
  return seeOther(`/dues?filter.year=${year}&done=levied`);
});

export default function LevyDues() {
  const t = useT();
  const { year, count } = useLoaderData<typeof loader>();
  const path = `/dues?filter.year=${year}`;
  return (
    <Panel title={t("dues.levyOf", { year: String(year) })} closeTo={path}>
      <p className="mb-4">{t("dues.levy.explain", { count, year: String(year) })}</p>
      <Form schema={duesLevyForm} submitLabel={t("dues.levy")} cancelTo={path}>
        <HiddenField name="year" value={year} />
      </Form>
    </Panel>
  );
}
