import { eq } from "drizzle-orm";
import { bodyMeetings, meetingAttendances } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, Refusal } from "~/http/errors";
import { instantAt } from "~/values/business-day";
import { findBody } from "./find-body.server";
import { findMeeting } from "./find-meeting.server";
import type { MeetingInput } from "./meeting-form";
import { whyNotChange } from "./meeting-lifecycle";

/**
 * @param submissionKey of the form; the same form sent twice gives the first meeting again
 * @throws Refusal forbidden, invalid
 */
export function planMeeting(context: Context, input: MeetingInput, submissionKey: string | null = null): number {
  authorize(context, "governance.write");
  return transact(context, () => {
    if (submissionKey !== null) {
      const made = context.db
        .select({ id: bodyMeetings.id })
        .from(bodyMeetings)
        .where(eq(bodyMeetings.submissionKey, submissionKey))
        .get();
      if (made) return made.id;
    }
    const columns = columnsOf(context, input);
    const now = context.now();
    const { id } = context.db
      .insert(bodyMeetings)
      .values({ ...columns, submissionKey, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: bodyMeetings.id })
      .get();
    recordAudit(context, { action: "meeting.plan", subjectKind: "meeting", subjectId: id, after: columns });
    return id;
  });
}

/**
 * @param version the version the person saw
 * @throws Refusal forbidden, not_found, invalid, conflict (changed since, already held or cancelled)
 */
export function updateMeeting(context: Context, id: number, version: number, input: MeetingInput): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const meeting = findMeeting(context, id);
    if (meeting.version !== version) throw conflict("error.conflict");
    const reason = whyNotChange(meeting);
    if (reason) throw conflict(reason);
    const columns = columnsOf(context, input);
    const moved = meeting.bodyId !== columns.bodyId || meeting.day !== columns.day;
    // Those written down sit in this body on this day.
    if (moved && hasAttendance(context, id)) throw invalidField("startsAt", "meeting.problem.attendedAlready");
    if (changedFields(meeting, columns).length === 0) return;
    context.db
      .update(bodyMeetings)
      .set({ ...columns, version: version + 1, updatedAt: context.now() })
      .where(eq(bodyMeetings.id, id))
      .run();
    recordAudit(context, {
      action: "meeting.update",
      subjectKind: "meeting",
      subjectId: id,
      before: meeting,
      after: columns,
    });
  });
}

function hasAttendance(context: Context, id: number): boolean {
  const line = context.db
    .select({ id: meetingAttendances.id })
    .from(meetingAttendances)
    .where(eq(meetingAttendances.meetingId, id))
    .limit(1)
    .get();
  return line !== undefined;
}

function columnsOf(context: Context, { startsAt, ...rest }: MeetingInput) {
  const day = startsAt.slice(0, 10);
  const body = existingBody(context, rest.bodyId);
  if (body.dissolvedOn !== null && day > body.dissolvedOn)
    throw invalidField("startsAt", "mandate.problem.bodyDissolved", { day: body.dissolvedOn });
  return { ...rest, day, startsAt: instantAt(day, startsAt.slice(11, 16)) };
}

function existingBody(context: Context, id: number) {
  try {
    return findBody(context, id);
  } catch (error) {
    if (error instanceof Refusal && error.kind === "not_found") throw invalidField("bodyId", "field.notAChoice");
    throw error;
  }
}
