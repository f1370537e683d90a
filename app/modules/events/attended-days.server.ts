import { and, eq, gt, lt, notInArray, or } from "drizzle-orm";
import { attendanceCounts, signIns } from "~db/schema";
import type { Context } from "~/access/context";
import { presenceModesOf } from "./event-days";
import type { AttendanceMode, PresenceMode } from "./vocabulary";

/** Days on which somebody was signed in or counted, and which a span of days would leave out. */
export function attendedDaysOutside(context: Context, eventId: number, firstDay: string, lastDay: string): string[] {
  const outside = [signIns, attendanceCounts].flatMap((table) =>
    context.db
      .selectDistinct({ day: table.day })
      .from(table)
      .where(and(eq(table.eventId, eventId), or(lt(table.day, firstDay), gt(table.day, lastDay))))
      .all(),
  );
  return [...new Set(outside.map((row) => row.day))].sort();
}

/** Ways in which somebody was signed in or counted, and which a mode of attendance would leave out. */
export function attendedModesOutside(context: Context, eventId: number, mode: AttendanceMode): PresenceMode[] {
  const outside = [signIns, attendanceCounts].flatMap((table) =>
    context.db
      .selectDistinct({ mode: table.mode })
      .from(table)
      .where(and(eq(table.eventId, eventId), notInArray(table.mode, presenceModesOf(mode))))
      .all(),
  );
  return [...new Set(outside.map((row) => row.mode as PresenceMode))];
}
