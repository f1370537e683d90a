import type { Database } from "~db/client.server";
import type { StoredOrganisation } from "./merge-fields";

/** The row of an organisation, column by column, as before-images keep it. */
export function storedOrganisation(db: Database, id: number): StoredOrganisation | undefined {
  return db.$client.prepare<[number], StoredOrganisation>("SELECT * FROM organisations WHERE id = ?").get(id);
}

/** Writes some columns of an organisation; a new version, so that whoever has it open is told. */
export function writeOrganisationColumns(
  db: Database,
  id: number,
  columns: Readonly<Record<string, unknown>>,
  now: number,
): void {
  const names = Object.keys(columns);
  const assignments = names.map((name) => `"${name.replaceAll('"', '""')}" = ?`);
  db.$client
    .prepare(
      `UPDATE organisations SET ${[...assignments, "version = version + 1", "updated_at = ?"].join(", ")} WHERE id = ?`,
    )
    .run(...names.map((name) => columns[name]), now, id);
}
