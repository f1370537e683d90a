import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordLabels } from "./record-labels.server";
import type { ReportDifference } from "./report-differences.server";
import { frozenRecords } from "./report-queries.server";

const MOST_SHOWN = 20;

export interface ChangedRecord {
  id: number;
  label: string;
  /** Its page, while there is one. */
  path: string | null;
  /** The amount, or the old and the new one. */
  amounts: number[];
}

interface ChangedRecords {
  records: ChangedRecord[];
  total: number;
}

/** The records that make a difference, by name: as they are called now, or were when the report was frozen. */
export function differenceRecords(
  context: Context,
  reportId: number,
  { key, recordKind, added, removed, changed }: ReportDifference,
): Record<"added" | "removed" | "changed", ChangedRecords> {
  authorize(context, "figure.see");
  const lists = {
    added: added.map(({ id, amount }) => ({ id, amounts: [amount] })),
    removed: removed.map(({ id, amount }) => ({ id, amounts: [amount] })),
    changed: changed.map(({ id, oldAmount, newAmount }) => ({ id, amounts: [oldAmount, newAmount] })),
  };
  const shown = Object.values(lists).flatMap((list) => list.slice(0, MOST_SHOWN));
  const now = recordLabels(
    context,
    recordKind,
    shown.map(({ id }) => id),
  );
  const then = new Map(frozenRecords(context, reportId, key).map((record) => [record.id, record.label]));
  const named = (list: { id: number; amounts: number[] }[]): ChangedRecords => ({
    total: list.length,
    records: list.slice(0, MOST_SHOWN).map(({ id, amounts }) => ({
      id,
      amounts,
      label: now.get(id)?.label ?? then.get(id) ?? String(id),
      path: now.get(id)?.path ?? null,
    })),
  });
  return { added: named(lists.added), removed: named(lists.removed), changed: named(lists.changed) };
}
