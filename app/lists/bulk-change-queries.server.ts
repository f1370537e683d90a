import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { bulkChangeRows, bulkChanges, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import type { MessageKey } from "~/i18n/messages";
import { bulkChangeList, type BulkChangeRow, type BulkStatus } from "./bulk-change-list";
import type { BulkReason, BulkRegistry } from "./define-bulk-act";
import { findList } from "./define-list";
import { findBulkAct } from "./find-bulk-act.server";
import { changedLines, type ChangedLine } from "./preview-bulk-change.server";
import { loadChange } from "./run-bulk-change.server";
import type { ListSource } from "./run-list.server";

export const bulkChangeSource: ListSource<BulkChangeRow> = {
  definition: bulkChangeList,
  table: bulkChanges,
  id: bulkChanges.id,
  select: {
    id: bulkChanges.id,
    listId: bulkChanges.listId,
    act: bulkChanges.act,
    status: bulkChanges.status,
    changed: bulkChanges.changed,
    skipped: bulkChanges.skipped,
    by: sql<string | null>`(SELECT u.name FROM users u WHERE u.id = ${bulkChanges.createdBy})`.as("by_name"),
    createdAt: bulkChanges.createdAt,
  },
  sorts: { createdAt: bulkChanges.createdAt },
  filters: { status: (values) => inArray(bulkChanges.status, values) },
  visible: (actor) => ofOwnPromoter(actor, bulkChanges.promoterId),
  authorize: (context) => authorize(context, "bulk.run"),
};

/** What an act is called, also when nothing offers it any more. */
export function bulkActLabel(registry: BulkRegistry, listId: string, actId: string): MessageKey {
  const acts = Object.hasOwn(registry, listId) ? registry[listId]!.acts : [];
  return acts.find(({ id }) => id === actId)?.label ?? "unknown";
}

const SHOWN = 200;

export interface BulkResult {
  id: number;
  label: MessageKey;
  listName: MessageKey;
  listPath: string;
  search: string;
  status: BulkStatus;
  records: number;
  changed: number;
  skipped: number;
  waiting: number;
  by: string | null;
  createdAt: number;
  changedRows: { id: number; title: string; path: string; lines: ChangedLine[] }[];
  /** Records that undo left as they are. */
  left: { id: number; title: string; path: string }[];
  restored: number;
  reasons: (BulkReason & { count: number })[];
}

/** What a change did, for its result page. */
export function bulkResult(context: Context, registry: BulkRegistry, id: number): BulkResult {
  const change = loadChange(context, id);
  const { act, list } = findBulkAct(context, registry, change.listId, change.act);
  const register = act.open(context, change.values);
  const rowsOf = (outcome: string) => and(eq(bulkChangeRows.changeId, id), eq(bulkChangeRows.outcome, outcome));
  const named = (recordId: number) => {
    const record = register.read(recordId);
    return { id: recordId, title: record?.title ?? `${recordId}`, path: record?.path ?? list.source.definition.path };
  };
  const changedRows = context.db
    .select()
    .from(bulkChangeRows)
    .where(rowsOf("changed"))
    .orderBy(asc(bulkChangeRows.recordId))
    .limit(SHOWN)
    .all();
  const reasons = context.db
    .select({ reason: bulkChangeRows.reason, count: sql<number>`count(*)` })
    .from(bulkChangeRows)
    .where(rowsOf("skipped"))
    .groupBy(bulkChangeRows.reason)
    .all();
  const undone = context.db
    .select({ recordId: bulkChangeRows.recordId, undone: bulkChangeRows.undone })
    .from(bulkChangeRows)
    .where(and(rowsOf("changed"), isNotNull(bulkChangeRows.undone)))
    .all();
  const by =
    change.createdBy === null
      ? null
      : (context.db.select({ name: users.name }).from(users).where(eq(users.id, change.createdBy)).get()?.name ?? null);
  const definition = findList(change.listId) ?? list.source.definition;
  return {
    id,
    label: act.label,
    listName: definition.name,
    listPath: definition.path,
    search: change.search,
    status: change.status as BulkStatus,
    ...{ records: change.records, changed: change.changed, skipped: change.skipped, createdAt: change.createdAt, by },
    waiting: change.records - change.changed - change.skipped,
    changedRows: changedRows.map((row) => ({
      ...named(row.recordId),
      lines: changedLines(context, act, row.before ?? {}, row.after ?? {}),
    })),
    left: undone
      .filter((row) => row.undone === "left")
      .slice(0, SHOWN)
      .map((row) => named(row.recordId)),
    restored: undone.filter((row) => row.undone === "restored").length,
    reasons: reasons.map(({ reason, count }) => ({
      key: (reason?.key ?? "unknown") as MessageKey,
      params: reason?.params,
      count,
    })),
  };
}
