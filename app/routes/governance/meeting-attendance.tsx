import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { AttendanceFields } from "~/modules/governance/components/AttendanceFields";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import { meetingAttendanceForm } from "~/modules/governance/meeting-form";
import { recordMeetingAttendance } from "~/modules/governance/record-meeting-attendance.server";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "meeting.attendance.record" };

export const loader = page("governance.write", (context) => {
  const { meeting, body, seats, attendance } = meetingPage(context, idParam(context.params));
  return { meeting, body, seats, attendance };
});

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  recordMeetingAttendance(context, id, accepted(meetingAttendanceForm, context.values));
  return seeOther(`/governance/meetings/${id}`);
});

export default function MeetingAttendance() {
  const t = useT();
  const { meeting, body, seats, attendance } = useLoaderData<typeof loader>();
  const lineOf = new Map(attendance.map((line) => [line.mandateId, line]));
  const back = `/governance/meetings/${meeting.id}`;
  return (
    <>
      <PageHead
        title={t("meeting.attendance.record")}
        sub={
          <a href={back} className="text-weft hover:underline">
            {meeting.title} · {meeting.day}
          </a>
        }
      />
      <p className="mb-3 text-ink-soft">{t("meeting.attendance.hint")}</p>
      {seats.length === 0 ? (
        <EmptyState title={t("body.seatsNone")} hint={t("body.seatsNoneHint")} />
      ) : (
        <Form
          schema={meetingAttendanceForm}
          values={{
            version: meeting.version,
            guests: meeting.guests,
            lines: seats.map(({ id }) => ({ mandateId: id, ...lineOf.get(id) })),
          }}
          cancelTo={back}
        >
          <HiddenField name="version" value={meeting.version} />
          <AttendanceFields seats={seats} proxyRule={body.proxyRule} />
        </Form>
      )}
    </>
  );
}
