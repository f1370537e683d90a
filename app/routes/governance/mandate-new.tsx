import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { MandateFields } from "~/modules/governance/components/MandateFields";
import { findBody } from "~/modules/governance/find-body.server";
import { lastDayOfTerm } from "~/modules/governance/mandate-days";
import { mandateForm } from "~/modules/governance/mandate-form";
import { createMandate } from "~/modules/governance/save-mandate.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "mandate.new" };

export const loader = page("governance.write", (context) => {
  const body = findBody(context, idParam(context.params));
  const today = dayOfInstant(context.now());
  return {
    id: body.id,
    today,
    termEnd: body.termMonths === null ? null : lastDayOfTerm(today, body.termMonths),
  };
});

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  createMandate(context, id, accepted(mandateForm, context.values));
  return seeOther(`/governance/bodies/${id}`);
});

export default function NewMandate() {
  const t = useT();
  const { id, today, termEnd } = useLoaderData<typeof loader>();
  const back = `/governance/bodies/${id}`;
  return (
    <Panel title={t("mandate.new")} closeTo={back}>
      <Form schema={mandateForm} values={{ role: "member", voting: true, fromDay: today }} cancelTo={back}>
        <MandateFields termEnd={termEnd} />
      </Form>
    </Panel>
  );
}
