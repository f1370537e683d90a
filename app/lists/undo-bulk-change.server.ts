import { and, desc, eq } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { bulkChangeRows, bulkChanges } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { asRefusal } from "~/http/storage-errors";
import type { BulkRegister, BulkRegistry, BulkValues } from "./define-bulk-act";
import { findBulkAct } from "./find-bulk-act.server";
import { loadChange } from "./run-bulk-change.server";

/**
 * Gives the records their values from before a change, in one transaction. A field that somebody has edited since keeps what they
 * wrote; the record is listed.
 * @throws Refusal forbidden, not_found, conflict (not finished, undone already)
 */
export function undoBulkChange(
  context: Context,
  registry: BulkRegistry,
  id: number,
): { restored: number; left: number } {
  const { listId, act: actId, values } = loadChange(context, id);
  const { act } = findBulkAct(context, registry, listId, actId);
  return transact(context, () => {
    const { status } = loadChange(context, id);
    if (status === "undone") throw conflict("bulk.alreadyUndone");
    if (status !== "done") throw conflict("bulk.notDone");
    const register = act.open(context, values);
    const rows = context.db
      .select()
      .from(bulkChangeRows)
      .where(and(eq(bulkChangeRows.changeId, id), eq(bulkChangeRows.outcome, "changed")))
      .orderBy(desc(bulkChangeRows.recordId))
      .all();
    const write = context.db.$client.prepare(
      "UPDATE bulk_change_rows SET undone = ? WHERE change_id = ? AND record_id = ?",
    );
    let [restored, left] = [0, 0];
    for (const { recordId, before, after } of rows) {
      const isWhole = restoreRecord(context, register, recordId, before ?? {}, after ?? {});
      if (isWhole) restored += 1;
      else left += 1;
      write.run(isWhole ? "restored" : "left", id, recordId);
    }
    context.db
      .update(bulkChanges)
      .set({ status: "undone", undoneAt: context.now(), undoneBy: context.actor.userId })
      .where(eq(bulkChanges.id, id))
      .run();
    recordAudit(context, {
      action: "bulk.undo",
      subjectKind: "bulk_change",
      subjectId: id,
      after: { list: listId, act: actId, restored, left },
    });
    return { restored, left };
  });
}

/** @returns whether every field has its value from before */
function restoreRecord(
  context: Context,
  register: BulkRegister,
  id: number,
  before: BulkValues,
  after: BulkValues,
): boolean {
  const current = register.read(id)?.values;
  if (!current) return false;
  const fields = Object.keys(after);
  const kept = fields.filter((field) => isDeepStrictEqual(current[field] ?? null, after[field] ?? null));
  if (kept.length === 0) return false;
  try {
    const back = Object.fromEntries(kept.map((field) => [field, before[field] ?? null]));
    context.db.$client.transaction(() => register.save(id, back))();
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null || refusal.kind === "not_saved") throw error;
    return false;
  }
  return kept.length === fields.length;
}
