import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { seenVersion } from "~/modules/governance/body-form";
import { MeetingFields } from "~/modules/governance/components/MeetingFields";
import { findMeeting } from "~/modules/governance/find-meeting.server";
import { bodyOptions } from "~/modules/governance/governance-queries.server";
import { meetingForm } from "~/modules/governance/meeting-form";
import { updateMeeting } from "~/modules/governance/save-meeting.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "meeting.edit" };

export const loader = page("governance.write", (context) => {
  const meeting = findMeeting(context, idParam(context.params));
  return { meeting: { ...meeting, startsAt: localDateTime(meeting.startsAt) }, bodies: bodyOptions(context) };
});

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(seenVersion, context.values);
  updateMeeting(context, id, version, accepted(meetingForm, context.values));
  return seeOther(`/governance/meetings/${id}`);
});

export default function EditMeeting() {
  const t = useT();
  const { meeting, bodies } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${meeting.id}`;
  return (
    <Panel title={t("meeting.edit")} closeTo={back}>
      <Form schema={meetingForm} values={meeting} cancelTo={back}>
        <HiddenField name="version" value={meeting.version} />
        <MeetingFields bodies={bodies} />
      </Form>
    </Panel>
  );
}
