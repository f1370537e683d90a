import { and, eq } from "drizzle-orm";
import { attendanceCounts } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findEventToRun } from "./find-event.server";

/** The sign-ins of the day count again. Removing it again changes nothing. */
export function removeAttendanceCount(context: Context, eventId: number, countId: number): void {
  authorize(context, "attendance.record");
  transact(context, () => {
    findEventToRun(context, eventId);
    const removed = context.db
      .delete(attendanceCounts)
      .where(and(eq(attendanceCounts.id, countId), eq(attendanceCounts.eventId, eventId)))
      .returning()
      .get();
    if (!removed) return;
    const { day, mode, people, source, sourceNote } = removed;
    recordAudit(context, {
      action: "attendance.removeCount",
      subjectKind: "event",
      subjectId: eventId,
      before: { day, mode, people, source, sourceNote },
    });
  });
}
