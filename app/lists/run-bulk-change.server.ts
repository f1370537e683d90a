import { and, asc, eq, sql } from "drizzle-orm";
import { bulkChangeRows, bulkChanges } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { asRefusal } from "~/http/storage-errors";
import { enqueueJob } from "~/jobs/enqueue-job.server";
import {
  MAX_BULK_AT_ONCE,
  type BulkReason,
  type BulkRegister,
  type BulkRegistry,
  type BulkValues,
} from "./define-bulk-act";
import { findBulkAct, openAct, targetIds, targetSearch, type BulkTarget } from "./find-bulk-act.server";
import { lookAt, planRecord } from "./preview-bulk-change.server";

export interface RunBulkChange {
  listId: string;
  actId: string;
  target: BulkTarget;
  values: BulkValues;
  /** Of the preview that the person saw. */
  fingerprint: string;
  /** What the person typed where the act asks for the number of records. */
  typedCount: string;
}

/**
 * Does an act to all records that the preview showed: at once in one transaction, or as a job where they are many.
 * @returns the id of the change
 * @throws Refusal forbidden, not_found, invalid (values, typed number), conflict (the records are no longer those of the preview)
 */
export function runBulkChange(context: Context, registry: BulkRegistry, input: RunBulkChange): number {
  const { list, act } = findBulkAct(context, registry, input.listId, input.actId);
  const { values, register } = openAct(context, act, input.values);
  return transact(context, () => {
    const ids = targetIds(context, list, input.target);
    const { records, fingerprint } = lookAt(register, ids);
    if (fingerprint !== input.fingerprint) throw conflict("bulk.drift");
    if (act.typed) {
      const looked = records.filter((record) => "after" in planRecord(register, record)).length;
      const count = records.length === ids.length ? looked : ids.length;
      if (input.typedCount.replace(/[,\s]/g, "") !== String(count))
        throw invalidField("typedCount", "bulk.countDiffers", { count });
    }
    const isJob = ids.length > MAX_BULK_AT_ONCE;
    const { id } = context.db
      .insert(bulkChanges)
      .values({
        listId: input.listId,
        act: input.actId,
        search: targetSearch(list, input.target),
        values,
        status: isJob ? "queued" : "running",
        records: ids.length,
        ...{ changed: 0, skipped: 0 },
        createdAt: context.now(),
        createdBy: context.actor.userId,
        promoterId: context.actor.promoterId,
      })
      .returning({ id: bulkChanges.id })
      .get();
    const insert = context.db.$client.prepare(
      "INSERT INTO bulk_change_rows (change_id, record_id, outcome) VALUES (?, ?, 'waiting')",
    );
    for (const recordId of ids) insert.run(id, recordId);
    if (isJob) enqueueJob(context, "list.bulkChange", { changeId: id });
    else applyRows(context, register, id, ids.length);
    return id;
  });
}

export function loadChange(context: Context, id: number) {
  const change = context.db
    .select()
    .from(bulkChanges)
    .where(and(eq(bulkChanges.id, id), ofOwnPromoter(context.actor, bulkChanges.promoterId)))
    .get();
  if (!change) throw notFound();
  return change;
}

/** Changes some of the waiting records, in the transaction of the caller; the last ones end the change. @returns how many still wait */
function applyRows(context: Context, register: BulkRegister, changeId: number, limit: number): number {
  const waiting = and(eq(bulkChangeRows.changeId, changeId), eq(bulkChangeRows.outcome, "waiting"));
  const rows = context.db
    .select({ recordId: bulkChangeRows.recordId })
    .from(bulkChangeRows)
    .where(waiting)
    .orderBy(asc(bulkChangeRows.recordId))
    .limit(limit)
    .all();
  const write = context.db.$client.prepare(
    "UPDATE bulk_change_rows SET outcome = ?, reason = ?, before = ?, after = ? WHERE change_id = ? AND record_id = ?",
  );
  let [changed, skipped] = [0, 0];
  for (const { recordId } of rows) {
    const result = changeRecord(context, register, recordId);
    if ("reason" in result) {
      skipped += 1;
      write.run("skipped", JSON.stringify(result.reason), null, null, changeId, recordId);
    } else {
      changed += 1;
      write.run("changed", null, JSON.stringify(result.before), JSON.stringify(result.after), changeId, recordId);
    }
  }
  context.db
    .update(bulkChanges)
    .set({ changed: sql`${bulkChanges.changed} + ${changed}`, skipped: sql`${bulkChanges.skipped} + ${skipped}` })
    .where(eq(bulkChanges.id, changeId))
    .run();
  const left = context.db
    .select({ total: sql<number>`count(*)` })
    .from(bulkChangeRows)
    .where(waiting)
    .get()!.total;
  if (left === 0) endChange(context, changeId);
  return left;
}

function endChange(context: Context, id: number): void {
  context.db.update(bulkChanges).set({ status: "done", finishedAt: context.now() }).where(eq(bulkChanges.id, id)).run();
  const { listId, act, search, values, changed, skipped } = loadChange(context, id);
  recordAudit(context, {
    action: "bulk.run",
    subjectKind: "bulk_change",
    subjectId: id,
    after: { list: listId, act, search, ...values, changed, skipped },
  });
}

type Changed = { before: BulkValues; after: BulkValues } | { reason: BulkReason };

/** A verb that refuses half way leaves nothing: what it did is taken back by the savepoint of a nested transaction. */
function changeRecord(context: Context, register: BulkRegister, id: number): Changed {
  const record = register.read(id);
  const plan = planRecord(register, record);
  if ("skip" in plan) return { reason: plan.skip };
  try {
    context.db.$client.transaction(() => register.save(id, plan.after))();
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null || refusal.kind === "not_saved") throw error;
    const [field] = Object.values(refusal.fields);
    return { reason: field ?? { key: refusal.key, params: refusal.params } };
  }
  const written = register.read(id)?.values ?? plan.after;
  const pick = (values: BulkValues) =>
    Object.fromEntries(Object.keys(plan.after).map((field) => [field, values[field] ?? null]));
  return { before: pick(record!.values), after: pick(written) };
}

const CHUNK = 200;

/** The job of a long change: some records at a time, each time in a transaction of its own; started again it goes on where it stopped. */
export async function continueBulkChange(
  context: Context,
  registry: BulkRegistry,
  id: number,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const change = loadChange(context, id);
  if (change.status !== "queued" && change.status !== "running") return;
  const { act } = findBulkAct(context, registry, change.listId, change.act);
  const register = act.open(context, change.values);
  for (;;) {
    const left = transact(context, () => {
      context.db.update(bulkChanges).set({ status: "running" }).where(eq(bulkChanges.id, id)).run();
      return applyRows(context, register, id, CHUNK);
    });
    progress(change.records - left, change.records);
    if (left === 0) return;
    // What is left waits for somebody who goes on with it.
    if (signal.aborted) throw conflict("job.interrupted");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Asks for the rest of a change that stopped half way. */
export function resumeBulkChange(context: Context, registry: BulkRegistry, id: number): void {
  const change = loadChange(context, id);
  findBulkAct(context, registry, change.listId, change.act);
  if (change.status !== "running" && change.status !== "queued") return;
  enqueueJob(context, "list.bulkChange", { changeId: id });
}
