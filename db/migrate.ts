import { existsSync } from "node:fs";
import path from "node:path";
import { migrate as runMigrations } from "drizzle-orm/better-sqlite3/migrator";
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

/** Brings the schema to the present version. Each migration is one transaction; an interrupted one leaves the version before it. */
export function migrate(db: Database): void {
  runMigrations(db, { migrationsFolder: migrationsFolder() });
  db.$client
    .transaction(() => {
      for (const statement of GUARDS) db.$client.exec(statement);
    })
    .immediate();
}
