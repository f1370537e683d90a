import { createHash } from "node:crypto";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import type { MessageKey } from "~/i18n/messages";
import {
  MAX_BULK_AT_ONCE,
  type BulkAct,
  type BulkReason,
  type BulkRecord,
  type BulkRegister,
  type BulkRegistry,
  type BulkValues,
} from "./define-bulk-act";
import { findBulkAct, openAct, targetIds, type BulkTarget } from "./find-bulk-act.server";

export interface ChangedLine {
  field: MessageKey;
  before: string;
  after: string;
}

export interface BulkPreview {
  /** Records of the query. */
  count: number;
  /** How many of them the preview looked at. */
  looked: number;
  changing: number;
  /** The first records that would change. */
  first: { id: number; title: string; path: string; lines: ChangedLine[] }[];
  skipped: (BulkReason & { count: number })[];
  /** Of exactly these records as they are now; the execution refuses when it has become another one. */
  fingerprint: string;
}

const SHOWN = 20;

/** What an act would make of a record, or why it would leave it alone. */
export function planRecord(
  register: BulkRegister,
  record: BulkRecord | null,
): { after: BulkValues } | { skip: BulkReason } {
  if (record === null) return { skip: { key: "bulk.skip.gone" } };
  const plan = register.plan(record);
  if ("skip" in plan) return plan;
  return changedFields(record.values, plan.after).length === 0 ? { skip: { key: "bulk.skip.same" } } : plan;
}

/** What differs, one line for each field. */
export function changedLines(context: Context, act: BulkAct, before: BulkValues, after: BulkValues): ChangedLine[] {
  return changedFields(before, after).map((field) => ({
    field: act.fields[field]!.label,
    before: act.fields[field]!.words(context, before[field]),
    after: act.fields[field]!.words(context, after[field]),
  }));
}

/** Ids of all records, and the present values of those that the preview looks at. */
function fingerprintOf(ids: readonly number[], looked: readonly (BulkRecord | null)[]): string {
  const hash = createHash("sha256").update(ids.join(","));
  for (const record of looked) hash.update(JSON.stringify(record?.values ?? null));
  return hash.digest("hex");
}

export function lookAt(register: BulkRegister, ids: readonly number[]) {
  const records = ids.slice(0, MAX_BULK_AT_ONCE).map((id) => register.read(id));
  return { records, fingerprint: fingerprintOf(ids, records) };
}

/**
 * What an act would do to the records of a query; writes nothing.
 * @throws Refusal forbidden, not_found, invalid (values), conflict (nothing to do, too many, unknown conditions)
 */
export function previewBulkChange(
  context: Context,
  registry: BulkRegistry,
  input: { listId: string; actId: string; target: BulkTarget; values: BulkValues },
): BulkPreview {
  const { list, act } = findBulkAct(context, registry, input.listId, input.actId);
  const ids = targetIds(context, list, input.target);
  const { register } = openAct(context, act, input.values);
  const { records, fingerprint } = lookAt(register, ids);
  const first: BulkPreview["first"] = [];
  const reasons = new Map<string, BulkReason & { count: number }>();
  let changing = 0;
  records.forEach((record, at) => {
    const plan = planRecord(register, record);
    if ("skip" in plan) {
      const key = JSON.stringify(plan.skip);
      const reason = reasons.get(key) ?? { ...plan.skip, count: 0 };
      reason.count += 1;
      reasons.set(key, reason);
      return;
    }
    changing += 1;
    if (first.length < SHOWN)
      first.push({
        id: ids[at]!,
        title: record!.title,
        path: record!.path,
        lines: changedLines(context, act, record!.values, plan.after),
      });
  });
  return { count: ids.length, looked: records.length, changing, first, skipped: [...reasons.values()], fingerprint };
}
