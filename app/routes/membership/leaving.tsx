import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { leavingForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { endMembership } from "~/modules/organisations/membership/end-membership.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.end" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  endMembership(context, { organisationId, ...accepted(leavingForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=ended`);
});

export default function EndMembership() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.end")} closeTo={path}>
      <p className="mb-4 text-ink-soft">{t("membership.end.hint")}</p>

      <Form schema={leavingForm} values={{ leftOn: data.today }} submitLabel={t("membership.end")} cancelTo={path}>
        <HiddenField name="version" value={data.membership?.version ?? 0} />
        <DayField name="leftOn" label={t("membership.leftOn")} required />
        <TextField name="leftReason" label={t("membership.leftReason")} required maxLength={300} />
      </Form>
    </Panel>
  );
}
