import { and, desc, eq, inArray, isNotNull, sql, type SQL } from "drizzle-orm";
import { alias, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { ListSource } from "~/lists/run-list.server";
import { distinctPairs, duplicatePairs, duplicateScans, organisations, users } from "~db/schema";
import { distinctList, duplicateList, type DistinctRow, type DuplicateRow } from "./duplicate-list";
import { orderedPair } from "./ordered-pair";

const named = alias(organisations, "named");
const nameOf = (id: SQLiteColumn) =>
  sql<string>`(SELECT ${named.legalName} FROM ${organisations} AS named WHERE ${named.id} = ${id})`;
const inRegister = (id: SQLiteColumn) =>
  sql`EXISTS (SELECT 1 FROM ${organisations} AS named WHERE ${named.id} = ${id} AND ${named.archivedAt} IS NULL)`;

/** Pairs of which both are still in the register and of which nobody has said that they are two. */
export const duplicateSource: ListSource<DuplicateRow> = {
  definition: duplicateList,
  table: duplicatePairs,
  id: duplicatePairs.id,
  select: {
    id: duplicatePairs.id,
    firstId: duplicatePairs.firstId,
    secondId: duplicatePairs.secondId,
    firstName: nameOf(duplicatePairs.firstId).as("first_name"),
    secondName: nameOf(duplicatePairs.secondId).as("second_name"),
    reason: duplicatePairs.reason,
    likeness: duplicatePairs.likeness,
  },
  sorts: { likeness: duplicatePairs.likeness },
  filters: { reason: (values) => inArray(duplicatePairs.reason, values) },
  visible: (): SQL | undefined =>
    and(
      inRegister(duplicatePairs.firstId),
      inRegister(duplicatePairs.secondId),
      sql`NOT EXISTS (SELECT 1 FROM ${distinctPairs} WHERE ${distinctPairs.firstId} = ${duplicatePairs.firstId} AND ${distinctPairs.secondId} = ${duplicatePairs.secondId})`,
    ),
  authorize: (context) => authorize(context, "organisation.merge"),
};

export const distinctSource: ListSource<DistinctRow> = {
  definition: distinctList,
  table: distinctPairs,
  id: distinctPairs.id,
  select: {
    id: distinctPairs.id,
    firstId: distinctPairs.firstId,
    secondId: distinctPairs.secondId,
    firstName: nameOf(distinctPairs.firstId).as("first_name"),
    secondName: nameOf(distinctPairs.secondId).as("second_name"),
    by: sql<string | null>`(SELECT ${users.name} FROM ${users} WHERE ${users.id} = ${distinctPairs.decidedBy})`.as(
      "by_name",
    ),
    decidedAt: distinctPairs.decidedAt,
  },
  sorts: { decidedAt: distinctPairs.decidedAt },
  filters: {},
  visible: () => undefined,
  authorize: (context) => authorize(context, "organisation.merge"),
};

/** When the register was last looked through, and what came of it; null before the first time. */
export function lastScan(context: Context) {
  authorize(context, "organisation.merge");
  return (
    context.db
      .select()
      .from(duplicateScans)
      .where(isNotNull(duplicateScans.finishedAt))
      .orderBy(desc(duplicateScans.id))
      .limit(1)
      .get() ?? null
  );
}

/** Somebody said that these two are two organisations. */
export function isDistinct(context: Context, a: number, b: number): boolean {
  authorize(context, "organisation.merge");
  const { firstId, secondId } = orderedPair(a, b);
  const found = context.db
    .select({ id: distinctPairs.id })
    .from(distinctPairs)
    .where(and(eq(distinctPairs.firstId, firstId), eq(distinctPairs.secondId, secondId)))
    .get();
  return found !== undefined;
}
