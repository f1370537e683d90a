import BetterSqlite3 from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema";

export type Database = BetterSQLite3Database<typeof schema> & { $client: BetterSqlite3.Database };

/** The oldest SQLite without the WAL-reset fault that loses committed pages. */
export const OLDEST_SQLITE = "3.51.3";

/**
 * Better-sqlite3 is compiled with synchronous=NORMAL for WAL files, which can lose acknowledged rows in a power cut. Without
 * recursive triggers an INSERT OR REPLACE deletes a row unseen by the triggers that keep frozen rows. An import writes some fifty
 * megabytes in one transaction: a smaller cache hands its pages to the file and reads them back, which doubles how long it blocks.
 */
const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "busy_timeout = 5000",
  "foreign_keys = ON",
  "recursive_triggers = ON",
  "trusted_schema = OFF",
  "cell_size_check = ON",
  "journal_size_limit = 67108864",
  "secure_delete = ON",
  "cache_size = -64000",
  "mmap_size = 0",
] as const;

/** Opens a database file, or `:memory:`, with the operating rules of the product. Does not migrate it. */
export function openDatabase(file: string): Database {
  return wrap(new BetterSqlite3(file));
}

export function wrap(client: BetterSqlite3.Database): Database {
  for (const pragma of PRAGMAS) client.pragma(pragma);
  return Object.assign(drizzle(keepingStatements(client), { schema }), { $client: client });
}

/** More than the product has, so that only lists of conditions, whose texts differ without end, push each other out. */
const MOST_KEPT = 400;
/** A text with thousands of values is as long as they are many, and hardly ever comes again. */
const LONGEST_KEPT = 16_000;

/**
 * The same connection, which reads each SQL text once: the query builder would have every text read anew at each use, which takes
 * longer than most of what is asked. Only for the query builder, which never leaves a statement half read.
 */
function keepingStatements(client: BetterSqlite3.Database): BetterSqlite3.Database {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const prepare = (text: string): BetterSqlite3.Statement => {
    const statement = kept.get(text) ?? client.prepare(text);
    // As it came out of `prepare`: whoever used it last may have asked for rows without names.
    if (statement.reader) statement.raw(false);
    if (text.length > LONGEST_KEPT) return statement;
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return statement;
  };
  return Object.create(client, { prepare: { value: prepare } }) as BetterSqlite3.Database;
}

/** Opens an existing file without the right to change it: for backups and checks, beside a product that runs. */
export function openDatabaseForReading(file: string): Database {
  const client = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  for (const pragma of ["busy_timeout = 5000", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"])
    client.pragma(pragma);
  return drizzle(client, { schema });
}

/** What the connection really runs with; asserted at start. */
export function operatingRules(db: Database): Record<string, unknown> {
  const pragma = (name: string) => db.$client.pragma(name, { simple: true });
  return {
    journal_mode: pragma("journal_mode"),
    synchronous: pragma("synchronous"),
    busy_timeout: pragma("busy_timeout"),
    foreign_keys: pragma("foreign_keys"),
    recursive_triggers: pragma("recursive_triggers"),
    trusted_schema: pragma("trusted_schema"),
    cell_size_check: pragma("cell_size_check"),
    secure_delete: pragma("secure_delete"),
    sqlite_version: db.$client.prepare("SELECT sqlite_version()").pluck().get(),
  };
}
