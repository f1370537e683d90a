import { eq } from "drizzle-orm";
import { bodyMeetings } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import { dayOfInstant } from "~/values/business-day";
import { attendanceOfMeeting, findMeeting, type MeetingRecord } from "./find-meeting.server";
import { whyNotCancel, whyNotConvene, whyNotHold } from "./meeting-lifecycle";

/** The invitation has gone out. @throws Refusal forbidden, not_found, conflict */
export function conveneMeeting(context: Context, id: number): void {
  step(context, id, "meeting.convene", whyNotConvene, {
    convenedAt: context.now(),
    convenedBy: context.actor.userId,
  });
}

/** The meeting took place with those who are written down. @throws Refusal forbidden, not_found, conflict */
export function holdMeeting(context: Context, id: number): void {
  const today = dayOfInstant(context.now());
  const there = () =>
    attendanceOfMeeting(context, id).filter(({ state }) => state === "present" || state === "represented").length;
  step(context, id, "meeting.hold", (meeting) => whyNotHold(meeting, there(), today), {
    heldAt: context.now(),
    heldBy: context.actor.userId,
  });
}

/** @throws Refusal forbidden, not_found, conflict */
export function cancelMeeting(context: Context, id: number, reason: string): void {
  step(context, id, "meeting.cancel", whyNotCancel, {
    cancelledAt: context.now(),
    cancelledBy: context.actor.userId,
    cancelReason: reason,
  });
}

function step(
  context: Context,
  id: number,
  action: string,
  whyNot: (meeting: MeetingRecord) => MessageKey | null,
  change: Partial<MeetingRecord>,
): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const meeting = findMeeting(context, id);
    const reason = whyNot(meeting);
    if (reason) throw conflict(reason);
    context.db
      .update(bodyMeetings)
      .set({ ...change, version: meeting.version + 1, updatedAt: context.now() })
      .where(eq(bodyMeetings.id, id))
      .run();
    recordAudit(context, { action, subjectKind: "meeting", subjectId: id, after: change });
  });
}
