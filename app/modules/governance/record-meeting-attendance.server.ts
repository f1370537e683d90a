import { eq } from "drizzle-orm";
import { bodyMeetings, meetingAttendances } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal, type FieldProblems } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findBody } from "./find-body.server";
import { attendanceOfMeeting, findMeeting, minutesStateOf, seatsOn } from "./find-meeting.server";
import { attendanceProblems, type AttendanceLine } from "./meeting-attendance";
import type { MeetingAttendanceInput } from "./meeting-form";
import { whyNotAttended } from "./meeting-lifecycle";
import { refuseMiscountedResolutions } from "./refuse-miscounted-resolutions.server";

/**
 * Who was there, of those who sat in the body on the day; the list takes the place of the one before.
 * @throws Refusal forbidden, not_found, conflict (changed since, not yet, approved minutes, votes that no longer fit), invalid
 */
export function recordMeetingAttendance(context: Context, id: number, input: MeetingAttendanceInput): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const meeting = findMeeting(context, id);
    if (meeting.version !== input.version) throw conflict("error.conflict");
    const today = dayOfInstant(context.now());
    const reason = whyNotAttended(meeting, minutesStateOf(context, meeting).approved, today);
    if (reason) throw conflict(reason);
    const body = findBody(context, meeting.bodyId);
    const seats = seatsOn(context, meeting.bodyId, meeting.day);
    const lines = input.lines.flatMap(({ mandateId, state, proxyMandateId, proxyName }): AttendanceLine[] =>
      state === null
        ? []
        : [
            {
              mandateId,
              state,
              proxyMandateId: state === "represented" && body.proxyRule === "member" ? proxyMandateId : null,
              proxyName: state === "represented" && body.proxyRule === "colleague" ? proxyName : null,
            },
          ],
    );
    refuseWrongLines(input, attendanceProblems(body, seats, lines));
    if (meeting.heldAt !== null) {
      if (!lines.some(({ state }) => state === "present" || state === "represented"))
        throw conflict("meeting.refused.nobodyThere");
      refuseMiscountedResolutions(context, id, seats, lines);
    }
    const before = attendanceOfMeeting(context, id);
    context.db.delete(meetingAttendances).where(eq(meetingAttendances.meetingId, id)).run();
    if (lines.length > 0)
      context.db
        .insert(meetingAttendances)
        .values(lines.map((line) => ({ meetingId: id, ...line })))
        .run();
    context.db
      .update(bodyMeetings)
      .set({ guests: input.guests, version: meeting.version + 1, updatedAt: context.now() })
      .where(eq(bodyMeetings.id, id))
      .run();
    recordAudit(context, {
      action: "meeting.attendance",
      subjectKind: "meeting",
      subjectId: id,
      before: { attendance: before, guests: meeting.guests },
      after: { attendance: lines, guests: input.guests },
    });
  });
}

function refuseWrongLines(input: MeetingAttendanceInput, problems: ReturnType<typeof attendanceProblems>): void {
  const fields: FieldProblems = {};
  const seen = new Set<number>();
  for (const [at, { mandateId }] of input.lines.entries()) {
    const key = seen.has(mandateId) ? "field.notAChoice" : problems.get(mandateId);
    seen.add(mandateId);
    if (key) fields[`lines.${at}.state`] = { key };
  }
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", "error.invalid", {}, fields);
}
