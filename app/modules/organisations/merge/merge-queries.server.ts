import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import type { ListSource } from "~/lists/run-list.server";
import { organisationMerges, organisations, users } from "~db/schema";
import { MERGE_FIELDS, type StoredOrganisation } from "./merge-fields";
import { mergeList, type MergeListRow } from "./merge-list";
import { shownField } from "./merge-screen.server";
import { RELATED_BY_KIND, RELATED_ROWS } from "./related-rows";
import type { UndoneMerge } from "./undo-merge.server";

const survivorName = sql<string>`(SELECT ${organisations.legalName} FROM ${organisations} WHERE ${organisations.id} = ${organisationMerges.survivorId})`;
const byName = sql<
  string | null
>`(SELECT ${users.name} FROM ${users} WHERE ${users.id} = ${organisationMerges.mergedBy})`;

export const mergeSource: ListSource<MergeListRow> = {
  definition: mergeList,
  table: organisationMerges,
  id: organisationMerges.id,
  select: {
    id: organisationMerges.id,
    merged: organisationMerges.mergedName,
    survivor: survivorName.as("survivor_name"),
    survivorId: organisationMerges.survivorId,
    at: organisationMerges.mergedAt,
    by: byName.as("by_name"),
    undoneAt: organisationMerges.undoneAt,
  },
  sorts: { at: organisationMerges.mergedAt },
  filters: {},
  visible: () => undefined,
  authorize: (context) => authorize(context, "organisation.merge"),
};

/** One merge: what it changed, what moved, and what undoing it left as it was. */
export function mergeDetail(context: Context, id: number) {
  authorize(context, "organisation.merge");
  const row = context.db.select().from(organisationMerges).where(eq(organisationMerges.id, id)).get();
  if (!row) throw notFound();
  const [before, after] = [row.survivorBefore as StoredOrganisation, row.survivorAfter as StoredOrganisation];
  const changes = MERGE_FIELDS.filter((field) => field.columns.some((column) => before[column] !== after[column])).map(
    (field) => ({
      label: field.label,
      before: shownField(context, field, before),
      after: shownField(context, field, after),
    }),
  );
  const moved = new Map<MessageKey, number>();
  for (const { table, column, keys } of row.movements) {
    const label = (RELATED_ROWS[`${table}.${column}`] ?? RELATED_BY_KIND[`${table}.${column}`])?.label;
    if (label) moved.set(label, (moved.get(label) ?? 0) + keys.length);
  }
  const kept = row.undoKept as UndoneMerge | null;
  return {
    id,
    merged: row.mergedName,
    mergedId: row.mergedId,
    survivorId: row.survivorId,
    survivor: String(after.legal_name),
    mergedAt: row.mergedAt,
    undoneAt: row.undoneAt,
    changes,
    moved: [...moved].map(([label, count]) => ({ label, count })),
    kept: kept && {
      fields: MERGE_FIELDS.filter(({ name }) => kept.fields.includes(name)).map(({ label }) => label),
      rows: kept.rows.map(({ label, count }) => ({ label: label ?? ("merge.undo.otherRows" as const), count })),
    },
  };
}
