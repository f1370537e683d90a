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

/** The statements that the work runs, on a copy of the database as it stands. */
export function statementsOf<In extends { db: Database }>(context: In, work: (context: In) => unknown): string[] {
  const statements: string[] = [];
  const verbose = (text: unknown) => statements.push(String(text));
  const copy = wrap(new BetterSqlite3(context.db.$client.serialize(), { verbose }));
  statements.length = 0;
  work({ ...context, db: copy });
  return statements;
}
