import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { membershipVersionForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { removePin } from "~/modules/organisations/membership/pin-membership-status.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.unpin" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  const { version } = accepted(membershipVersionForm, context.values);
  removePin(context, { organisationId, version, pinId: idParam(context.params, "pinId") });
  return seeOther(`/organisations/${organisationId}/membership?done=takenBack`);
});

export default function RemovePin() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.unpin")} closeTo={path}>
      <p className="mb-4">{t("membership.confirmBack")}</p>
      <Form schema={membershipVersionForm} submitLabel={t("membership.unpin")} cancelTo={path}>
        <HiddenField name="version" value={data.membership?.version ?? 0} />
      </Form>
    </Panel>
  );
}
