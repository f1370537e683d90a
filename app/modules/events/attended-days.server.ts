import { and, eq, gt, lt, or } from "drizzle-orm";
import { attendanceCounts, signIns } from "~db/schema";
import type { Context } from "~/access/context";

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
