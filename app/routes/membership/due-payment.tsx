import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { paymentForm } from "~/modules/organisations/membership/dues-form";
import { duePage } from "~/modules/organisations/membership/dues-queries.server";
import { payDue } from "~/modules/organisations/membership/settle-due.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "dues.markPaid" };

export const loader = page("dues.write", (context) => ({
  due: duePage(context, idParam(context.params)),
  today: dayOfInstant(context.now()),
}));

export const action = act("dues.write", (context) => {
  const id = idParam(context.params);
  const { year } = duePage(context, id);
  payDue(context, { id, ...accepted(paymentForm, context.values) });
  return seeOther(`/dues?filter.year=${year}&done=settled`);
});

export default function PayDue() {
  const t = useT();
  const { due, today } = useLoaderData<typeof loader>();
  const path = `/dues/${due.id}`;
  return (
    <Panel
      title={t("dues.actOn", { act: t("dues.markPaid"), name: due.legalName, year: String(due.year) })}
      closeTo={path}
    >
      <Form schema={paymentForm} values={{ paidOn: today }} submitLabel={t("dues.markPaid")} cancelTo={path}>
        <HiddenField name="version" value={due.version} />
        <DayField name="paidOn" label={t("dues.column.paidOn")} required />
        <TextField name="reference" label={t("dues.column.reference")} maxLength={100} />
      </Form>
    </Panel>
  );
}
