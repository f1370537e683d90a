import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { personRequests } from "~db/schema";
import { transact } from "~db/transact";

export interface Sweep {
  /** Whether the bytes of the files were looked through; not for a database in memory. */
  looked: boolean;
  /** How many of the words are still somewhere in the files. */
  left: number;
  /** The database was written anew, because something was left in unused places. */
  rewritten: boolean;
}

const CHUNK = 4 * 1024 * 1024;

/** How many of the words stand anywhere in a file, read piece by piece. */
function wordsIn(file: string, words: readonly Buffer[]): Set<number> {
  const found = new Set<number>();
  if (!existsSync(file)) return found;
  const overlap = Math.max(0, ...words.map((word) => word.length)) - 1;
  const handle = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(CHUNK + overlap);
    let [held, position] = [0, 0];
    for (;;) {
      const read = readSync(handle, buffer, held, CHUNK, position);
      if (read === 0) return found;
      position += read;
      const filled = buffer.subarray(0, held + read);
      words.forEach((word, index) => {
        if (!found.has(index) && filled.includes(word)) found.add(index);
      });
      held = Math.min(overlap, filled.length);
      buffer.copy(buffer, 0, filled.length - held, filled.length);
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * After an erasure: empties the journal, takes erased words out of the search index, and looks for the words in the bytes of the
 * files. Only where something is left is the whole database written anew, which takes its time.
 * @param words that no row holds any more
 */
export function sweepErased(context: Context, words: readonly string[]): Sweep {
  authorize(context, "person.manage");
  const client = context.db.$client;
  if (client.inTransaction) throw new Error("what a transaction erased is swept after it");
  client.prepare("INSERT INTO search_bigrams(search_bigrams) VALUES ('optimize')").run();
  client.pragma("wal_checkpoint(TRUNCATE)");
  const file = client.name;
  if (client.memory || file === "" || words.length === 0) return { looked: false, left: 0, rewritten: false };
  const wanted = words.map((word) => Buffer.from(word, "utf8"));
  const left = () => new Set([file, `${file}-wal`].flatMap((each) => [...wordsIn(each, wanted)])).size;
  if (left() === 0) return { looked: true, left: 0, rewritten: false };
  try {
    client.exec("VACUUM");
    client.pragma("wal_checkpoint(TRUNCATE)");
  } catch (error) {
    // Another reader is at work, or the disk has no room for a second copy: what is left is said, and swept next time.
    if (!/^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(String((error as { code?: unknown }).code))) throw error;
    return { looked: true, left: left(), rewritten: false };
  }
  return { looked: true, left: left(), rewritten: true };
}

/**
 * Where an erasure could not write the database anew, because a reader was at work or the disk was full, this does it later.
 * Nothing erased is left in a database written anew, so that the words need not be known any more.
 * @returns number of erasures that were finished
 */
export function finishErasures(context: Context): number {
  authorize(context, "person.manage");
  const { db } = context;
  const open = db
    .select({ id: personRequests.id, result: personRequests.result })
    .from(personRequests)
    .where(sql`json_extract(${personRequests.result}, '$.sweep.left') > 0`)
    .all();
  if (open.length === 0) return 0;
  db.$client.exec("VACUUM");
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  return transact(context, () => {
    for (const { id, result } of open) {
      const sweep: Sweep = { looked: true, left: 0, rewritten: true };
      db.update(personRequests)
        .set({ result: { ...result, sweep } })
        .where(eq(personRequests.id, id))
        .run();
    }
    return open.length;
  });
}
