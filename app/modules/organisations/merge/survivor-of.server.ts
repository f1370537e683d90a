import type { Context } from "~/access/context";
import { oncePerDatabase } from "~db/once-per-database";

const statements = oncePerDatabase((db) =>
  db.$client.prepare<[number], number | null>("SELECT merged_into_id FROM organisations WHERE id = ?").pluck(),
);
const LONGEST_CHAIN = 50;

/**
 * The organisation that answers for an id: itself, or the one it was merged into. Ids that were given out once keep resolving, in
 * addresses, imports and lookups. An id without an organisation is returned as it is.
 */
export function survivorOf({ db }: Pick<Context, "db">, id: number): number {
  const next = statements(db);
  let current = id;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const into = next.get(current);
    if (into === null || into === undefined) return current;
    current = into;
  }
  return current;
}
