import type { Database } from "./client.server";
import { oncePerDatabase } from "./once-per-database";
import { noteWrite } from "./refused-writes";

function prepare(db: Database) {
  return {
    own: db.$client.prepare<[], number>("SELECT total_changes()").pluck(),
    others: db.$client.prepare<[], number>("PRAGMA data_version").pluck(),
    unseen: 0,
  };
}

const statements = oncePerDatabase(prepare);

/**
 * A word that is another one as soon as anything was written, by this connection or by any other, such as the command line's in a
 * process of its own. It means nothing to another connection or after a restart.
 */
export function writeState(db: Database): string {
  const { own, others, unseen } = statements(db);
  return `${own.get()! - unseen} ${others.get()}`;
}

/** Writes what no page shows but the one that reads it anew each time, so that it makes nothing else out of date. */
export function writeUnseen(db: Database, write: () => void): void {
  const known = statements(db);
  const before = known.own.get()!;
  noteWrite(db, write);
  known.unseen += known.own.get()! - before;
}
