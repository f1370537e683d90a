import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { MEMBERSHIP_STATUS_LABELS, MEMBERSHIP_STATUSES } from "~/modules/organisations/membership/vocabulary";
import { pinForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { pinMembershipStatus } from "~/modules/organisations/membership/pin-membership-status.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.pin" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  pinMembershipStatus(context, { organisationId, ...accepted(pinForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=pinned`);
});

export default function PinMembershipStatus() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.pin")} closeTo={path}>
      <p className="mb-4 text-ink-soft">{t("membership.pin.hint")}</p>

      <Form schema={pinForm} values={{}} submitLabel={t("membership.pin")} cancelTo={path}>
        <HiddenField name="version" value={data.membership?.version ?? 0} />
        <SelectField
          name="status"
          label={t("membership.filter.status")}
          required
          options={MEMBERSHIP_STATUSES.map((value) => ({ value, label: t(MEMBERSHIP_STATUS_LABELS[value]) }))}
        />
        <DayField name="untilDay" label={t("membership.leftOn")} required />
        <TextField name="reason" label={t("membership.reason")} required maxLength={300} />
      </Form>
    </Panel>
  );
}
