import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { waiverForm } from "~/modules/organisations/membership/dues-form";
import { duePage } from "~/modules/organisations/membership/dues-queries.server";
import { waiveDue } from "~/modules/organisations/membership/settle-due.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "dues.waive" };

export const loader = page("dues.write", (context) => ({
  due: duePage(context, idParam(context.params)),
}));

export const action = act("dues.write", (context) => {
  const id = idParam(context.params);
  const { year } = duePage(context, id);
  waiveDue(context, { id, ...accepted(waiverForm, context.values) });
  return seeOther(`/dues?filter.year=${year}&done=settled`);
});

export default function WaiveDue() {
  const t = useT();
  const { due } = useLoaderData<typeof loader>();
  const path = `/dues/${due.id}`;
  return (
    <Panel
      title={t("dues.actOn", { act: t("dues.waive"), name: due.legalName, year: String(due.year) })}
      closeTo={path}
    >
      <Form schema={waiverForm} values={{}} submitLabel={t("dues.waive")} cancelTo={path}>
        <HiddenField name="version" value={due.version} />
        <TextField name="waiverReason" label={t("membership.reason")} required maxLength={300} />
      </Form>
    </Panel>
  );
}
