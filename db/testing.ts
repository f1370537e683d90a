import BetterSqlite3 from "better-sqlite3";
import { openDatabase, wrap, type Database } from "./client.server";
import { migrate } from "./migrate";

let template: Buffer | undefined;

/** A fresh migrated database in memory, from a template that is migrated once per test process. */
export function testDatabase(): Database {
  if (!template) {
    const db = openDatabase(":memory:");
    migrate(db);
    template = db.$client.serialize();
    db.$client.close();
  }
  return wrap(new BetterSqlite3(template));
}
