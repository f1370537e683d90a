import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { MeetingFields } from "~/modules/governance/components/MeetingFields";
import { bodyOptions } from "~/modules/governance/governance-queries.server";
import { meetingForm, newMeetingForm } from "~/modules/governance/meeting-form";
import { planMeeting } from "~/modules/governance/save-meeting.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "meeting.new" };

export const loader = page("governance.write", (context) => {
  const bodies = bodyOptions(context);
  const asked = context.url.searchParams.get("body");
  return {
    bodies,
    bodyId: bodies.find(({ value }) => value === asked)?.value ?? (bodies.length === 1 ? bodies[0]!.value : ""),
    startsAt: `${dayOfInstant(context.now())}T14:00`,
    submissionKey: randomUUID(),
  };
});

export const action = act("governance.write", (context) => {
  const { submissionKey } = accepted(newMeetingForm, context.values);
  const id = planMeeting(context, accepted(meetingForm, context.values), submissionKey);
  return seeOther(`/governance/meetings/${id}`);
});

export default function NewMeeting() {
  const t = useT();
  const { bodies, bodyId, startsAt, submissionKey } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("meeting.new")} closeTo="/governance/meetings">
      <Form schema={meetingForm} values={{ bodyId, format: "regular", startsAt }} cancelTo="/governance/meetings">
        <HiddenField name="submissionKey" value={submissionKey} />
        <MeetingFields bodies={bodies} />
      </Form>
    </Panel>
  );
}
