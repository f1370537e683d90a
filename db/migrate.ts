import { existsSync } from "node:fs";
import path from "node:path";
import { readMigrationFiles, type MigrationMeta } from "drizzle-orm/migrator";
import type { Database } from "./client.server";
import { GUARDS } from "./guards";

/** The folder of the migrations, beside the code when run from source and beside the project when run from the bundle. */
function migrationsFolder(): string {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, "db", "migrations");
    if (existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder)) throw new Error("db/migrations was not found above the working folder");
  }
}

export interface SchemaState {
  /** Newest migration that the database has; 0 for an empty one. */
  version: number;
  /** The newest that this product knows. */
  newest: number;
  pending: readonly MigrationMeta[];
}

/** Where a database stands between an empty one and the present schema; `version > newest` was made by a later product. */
export function schemaState(db: Database, folder = migrationsFolder()): SchemaState {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const hasTable = db.$client.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  const version = hasTable
    ? Number(db.$client.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get() ?? 0)
    : 0;
  return {
    version,
    newest: migrations.at(-1)?.folderMillis ?? 0,
    pending: migrations.filter(({ folderMillis }) => folderMillis > version),
  };
}

/** Brings the schema to the present version, with the guards that hold in it. */
export function migrate(db: Database, folder = migrationsFolder()): void {
  applyPending(db, folder);
  db.$client
    .transaction(() => {
      for (const statement of GUARDS) db.$client.exec(statement);
    })
    .immediate();
}

/**
 * Brings the schema to where the migrations of a folder end. Each migration is one transaction; an interrupted one leaves the version
 * before it. Foreign keys rest meanwhile, since a table that is written anew would take along the rows that refer to it, and are
 * checked before the end. The guards stand aside: a trigger that names a table that is being renamed stops the renaming.
 */
export function applyPending(db: Database, folder: string): void {
  const client = db.$client;
  const { pending } = schemaState(db, folder);
  client.exec(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
  );
  client.pragma("foreign_keys = OFF");
  try {
    for (const migration of pending) client.transaction(() => apply(db, migration)).immediate();
  } finally {
    client.pragma("foreign_keys = ON");
  }
}

function apply(db: Database, { sql, hash, folderMillis }: MigrationMeta): void {
  const client = db.$client;
  for (const statement of GUARDS) if (statement.startsWith("DROP TRIGGER")) client.exec(statement);
  for (const statement of sql) client.exec(statement);
  const [broken] = client.pragma("foreign_key_check") as { table: string; parent: string }[];
  if (broken) throw new Error(`the migration leaves rows of ${broken.table} that refer to nothing in ${broken.parent}`);
  client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)").run(hash, folderMillis);
}
