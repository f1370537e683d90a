import { gt, lte, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { LONGEST_PAUSE_MS } from "./retry-schedule";

/**
 * Whether the next try is due. One that lies further ahead than any pause was set by a clock that has been set back since, and waits
 * no longer.
 */
export function dueByNow(nextAttemptAt: SQLiteColumn, now: number): SQL | undefined {
  return or(lte(nextAttemptAt, now), gt(nextAttemptAt, now + LONGEST_PAUSE_MS));
}
