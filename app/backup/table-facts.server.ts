import { createHash } from "node:crypto";
import type { Database } from "~db/client.server";
import type { TableFacts } from "./manifest";

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The bytes of a file as their hash: written out as numbers they would take many times their size. */
function withoutBytes(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { sha256: createHash("sha256").update(value).digest("hex") } : value;
}

/** Number of rows and hash of the ordered rows of every table; what the search index keeps inside is left to its own check. */
export function tableFacts(db: Database): Record<string, TableFacts> {
  const sql = db.$client;
  const tables = sql
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => {
      const columns = sql.prepare("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid").all(table) as {
        name: string;
        pk: number;
      }[];
      const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      const order = (keys.length > 0 ? keys : columns).map(({ name }) => quoted(name)).join(", ");
      const hash = createHash("sha256");
      let rows = 0;
      for (const row of sql
        .prepare(`SELECT * FROM ${quoted(table)} ORDER BY ${order}`)
        .raw()
        .iterate()) {
        hash.update(JSON.stringify((row as unknown[]).map(withoutBytes))).update("\n");
        rows += 1;
      }
      return [table, { rows, sha256: hash.digest("hex") }];
    }),
  );
}

export function schemaVersion(db: Database): number {
  return (db.$client.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get() as number | null) ?? 0;
}

export function auditHead(db: Database): { seq: number; hash: string } | null {
  const head = db.$client.prepare("SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1").get();
  return (head as { seq: number; hash: string } | undefined) ?? null;
}
