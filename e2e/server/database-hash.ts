import { createHash } from "node:crypto";
import type { Database } from "~db/client.server";

/** Columns that reading may move: when a session was last seen. */
const MOVED_BY_READING: Record<string, string[]> = { sessions: ["last_seen_at"] };

/**
 * Looking that the audit log keeps: who saw a person's number, who took a list away, who was refused. Nothing else may be written by
 * reading.
 */
const KEPT_LOOKING = new Set(["contact.reveal", "list.export", "access.denied"]);

/** One hash per table over its ordered rows. */
export function hashTables(db: Database, { withKeptLooking = true } = {}): Record<string, string> {
  const names = db.$client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => {
      const rows = db.$client.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all() as Record<string, unknown>[];
      const hash = createHash("sha256");
      for (const row of rows) {
        if (!withKeptLooking && name === "audit_entries" && KEPT_LOOKING.has(String(row.action))) continue;
        for (const column of MOVED_BY_READING[name] ?? []) delete row[column];
        hash.update(JSON.stringify(row));
      }
      return [name, hash.digest("hex")];
    }),
  );
}
