import { asc } from "drizzle-orm";
import { organisations } from "~db/schema";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { loadImport, storedRows } from "~/transfer/import-record.server";
import type { OnMatch } from "~/transfer/import-vocabulary";
import { uploadImport } from "~/transfer/upload-import.server";
import { importRegistry } from "./imports.server";

export const CODE = { huaxing: "91350100M000100Y43", other: "91430100MA4L0AB123" } as const;

export function csvFile(lines: readonly (readonly string[])[], name = "名单.csv") {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return { name, bytes: new TextEncoder().encode(lines.map((cells) => cells.map(quoted).join(",")).join("\r\n")) };
}

/** A register, a member of staff, and the steps from a file to its preview. */
export function importWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const preview = async (
    lines: readonly (readonly string[])[],
    { onMatch = "update" as OnMatch, context = staff as Context } = {},
  ) => {
    const id = await uploadImport(context, importRegistry.organisations!, csvFile(lines));
    const { record } = loadImport(context, importRegistry, id);
    chooseMapping(context, importRegistry, id, { mapping: record.mapping, onMatch });
    await checkImport(context, importRegistry, id);
    return id;
  };
  const rows = (id: number) => storedRows(staff, id);
  const outcomes = (id: number) => rows(id).map((row) => row.plan.outcome);
  const record = (id: number) => loadImport(staff, importRegistry, id).record;
  const register = () => world.db.select().from(organisations).orderBy(asc(organisations.id)).all();
  const audits = (action: string) =>
    world.db.$client.prepare("SELECT count(*) FROM audit_entries WHERE action = ?").pluck().get(action) as number;
  return { ...world, staff, preview, rows, outcomes, record, register, audits };
}
