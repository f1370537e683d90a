import { sql, type AnyColumn, type SQL } from "drizzle-orm";

/** One statement however many there are: the numbers travel as one value, because SQLite takes 32,766 at most. */
export function amongMany(column: AnyColumn | SQL, numbers: readonly number[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`;
}
