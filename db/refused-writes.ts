import type { Database } from "./client.server";

/** SQLite's words for a disk that is full, read-only or failing; a lock that another process holds is not among them. */
const REFUSED = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/;

/** What the last write through this connection came to, where the disk had a say in it. */
const refusing = new WeakSet<Database["$client"]>();

/** Whether the disk refused the last write: then pages say that nothing can be saved, while reading goes on. */
export function writesAreRefused({ $client }: Pick<Database, "$client">): boolean {
  return refusing.has($client);
}

/** Writes, and remembers whether the disk took it. What wrote nothing says nothing about the disk. */
export function noteWrite<T>({ $client }: Pick<Database, "$client">, write: () => T): T {
  const changes = () => $client.prepare<[], number>("SELECT total_changes()").pluck().get();
  const before = refusing.has($client) ? changes() : undefined;
  try {
    const result = write();
    if (before !== undefined && changes() !== before) refusing.delete($client);
    return result;
  } catch (error) {
    if (REFUSED.test((error as { code?: string }).code ?? "")) refusing.add($client);
    throw error;
  }
}

/**
 * While writes are refused, writes what changes nothing, so that pages stop saying so although nobody tries to save.
 * @returns 0: nothing is left to do, as far as this goes
 */
export function tryWritingAgain(db: Pick<Database, "$client">): number {
  if (!writesAreRefused(db)) return 0;
  const { $client } = db;
  const version = $client.pragma("user_version", { simple: true }) as number;
  $client.transaction(() => $client.pragma(`user_version = ${version}`)).immediate();
  refusing.delete($client);
  return 0;
}
