import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { dueVersionForm } from "~/modules/organisations/membership/dues-form";
import { duePage } from "~/modules/organisations/membership/dues-queries.server";
import { reopenDue } from "~/modules/organisations/membership/settle-due.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "dues.reopen" };

export const loader = page("dues.write", (context) => ({
  due: duePage(context, idParam(context.params)),
}));

export const action = act("dues.write", (context) => {
  const id = idParam(context.params);
  const { year } = duePage(context, id);
  reopenDue(context, { id, ...accepted(dueVersionForm, context.values) });
  return seeOther(`/dues?filter.year=${year}&done=settled`);
});

export default function ReopenDue() {
  const t = useT();
  const { due } = useLoaderData<typeof loader>();
  const path = `/dues/${due.id}`;
  return (
    <Panel
      title={t("dues.actOn", { act: t("dues.reopen"), name: due.legalName, year: String(due.year) })}
      closeTo={path}
    >
      <Form schema={dueVersionForm} values={{}} submitLabel={t("dues.reopen")} cancelTo={path}>
        <HiddenField name="version" value={due.version} />
        <p className="mb-2">{t("dues.reopen.explain")}</p>
      </Form>
    </Panel>
  );
}
