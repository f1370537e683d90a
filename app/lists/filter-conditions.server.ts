import { between, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { daysOfPeriod } from "~/values/period";

/** What a filter of kind `yes` means: both answers together leave nothing out. */
export function yesOrNo(values: readonly string[], condition: SQL): SQL | undefined {
  if (values.includes("yes") && values.includes("no")) return undefined;
  return values.includes("yes") ? condition : sql`NOT (${condition})`;
}

/** What a filter of kind `period` means for a column of business days. */
export function inPeriods(column: SQLiteColumn, periods: readonly string[]): SQL | undefined {
  return or(
    ...periods.map((period) => {
      const { firstDay, lastDay } = daysOfPeriod(period);
      return between(column, firstDay, lastDay);
    }),
  );
}
