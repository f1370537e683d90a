import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findMeeting } from "~/modules/governance/find-meeting.server";
import { meetingCancellationForm } from "~/modules/governance/meeting-form";
import { cancelMeeting } from "~/modules/governance/settle-meeting.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "meeting.cancel" };

export const loader = page("governance.write", (context) => ({ id: findMeeting(context, idParam(context.params)).id }));

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  cancelMeeting(context, id, accepted(meetingCancellationForm, context.values).reason);
  return seeOther(`/governance/meetings/${id}`);
});

export default function CancelMeeting() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${id}`;
  return (
    <Panel title={t("meeting.cancel")} closeTo={back}>
      <Form schema={meetingCancellationForm} submitLabel={t("meeting.cancel")} cancelTo={back}>
        <TextAreaField name="reason" label={t("meeting.cancelReason")} required />
      </Form>
    </Panel>
  );
}
