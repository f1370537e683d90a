import { and, eq } from "drizzle-orm";
import { attendanceCounts } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import type { AttendanceCountInput } from "./attendance-form";
import { findEventToRun } from "./find-event.server";
import { refuseDayOfEvent } from "./refuse-day-of-event.server";

/**
 * The number of people present on one day, with where it comes from. It takes the place of the sign-ins of that day in every
 * figure; recording it again replaces it.
 * @param seen the number of the day that the person saw, null for none; left out where nobody looks at a page
 * @throws Refusal not_found, forbidden, conflict (another number since), invalid
 */
export function recordAttendanceCount(
  context: Context,
  eventId: number,
  input: AttendanceCountInput,
  seen?: number | null,
): void {
  authorize(context, "attendance.record");
  transact(context, () => {
    const event = findEventToRun(context, eventId);
    refuseDayOfEvent(context, event, input);
    const { day, mode, ...number } = input;
    const { db } = context;
    const before = db
      .select()
      .from(attendanceCounts)
      .where(and(eq(attendanceCounts.eventId, eventId), eq(attendanceCounts.day, day), eq(attendanceCounts.mode, mode)))
      .get();
    if (seen !== undefined && seen !== (before?.people ?? null)) {
      if (before && sameNumber(before, number)) return;
      throw before
        ? conflict("attendance.refused.countChanged", { day, present: before.people })
        : conflict("attendance.refused.countRemoved", { day });
    }
    const written = { ...number, recordedAt: context.now(), recordedBy: context.actor.userId };
    if (before) db.update(attendanceCounts).set(written).where(eq(attendanceCounts.id, before.id)).run();
    else
      db.insert(attendanceCounts)
        .values({ eventId, day, mode, ...written })
        .run();
    recordAudit(context, {
      action: "attendance.count",
      subjectKind: "event",
      subjectId: eventId,
      before: before
        ? { day, mode, people: before.people, source: before.source, sourceNote: before.sourceNote }
        : null,
      after: { day, mode, ...number },
    });
  });
}

type CountedNumber = Pick<typeof attendanceCounts.$inferSelect, "people" | "source" | "sourceNote">;

/** The same form sent twice is no disagreement. */
function sameNumber(one: CountedNumber, other: CountedNumber): boolean {
  return one.people === other.people && one.source === other.source && one.sourceNote === other.sourceNote;
}
