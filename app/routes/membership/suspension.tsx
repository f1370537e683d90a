import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { suspensionForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { suspendMembership } from "~/modules/organisations/membership/suspend-membership.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.suspend" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  suspendMembership(context, { organisationId, ...accepted(suspensionForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=suspended`);
});

export default function SuspendMembership() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.suspend")} closeTo={path}>
      <Form
        schema={suspensionForm}
        values={{ fromDay: data.today }}
        submitLabel={t("membership.suspend")}
        cancelTo={path}
      >
        <HiddenField name="version" value={data.membership?.version ?? 0} />
        <DayField name="fromDay" label={t("membership.from")} required />
        <DayField name="untilDay" label={t("membership.suspend.until")} />
        <TextField name="reason" label={t("membership.reason")} required maxLength={300} />
      </Form>
    </Panel>
  );
}
