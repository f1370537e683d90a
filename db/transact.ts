import type { Database } from "./client.server";
import { noteWrite } from "./refused-writes";

/** A transaction of better-sqlite3 does not roll back what an async callback does after its first await: promises are refused by type. */
type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * Runs the work in one immediate transaction: all of it is written, or nothing. Within a running transaction it simply joins it,
 * so that an import may call many verbs and still be all or nothing.
 */
export function transact<T>(context: { db: Database }, work: () => Synchronous<T>): Synchronous<T> {
  const client = context.db.$client;
  if (client.inTransaction) return work();
  return noteWrite(context.db, () => client.transaction(work).immediate());
}
