import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { RowMovement } from "~/modules/organisations/merge/row-movements.server";
import { users } from "./accounts";
import { organisations } from "./organisations";

/** One run over the register that looks for organisations entered twice. */
export const duplicateScans = sqliteTable("duplicate_scans", {
  id: integer("id").primaryKey(),
  startedAt: integer("started_at").notNull(),
  /** Null while it runs, or when the product stopped in the middle of it. */
  finishedAt: integer("finished_at"),
  startedBy: integer("started_by").references(() => users.id),
  organisations: integer("organisations").notNull(),
  pairs: integer("pairs").notNull(),
});

/** Two organisations that the last scan proposes as one; the smaller id first. */
export const duplicatePairs = sqliteTable(
  "duplicate_pairs",
  {
    id: integer("id").primaryKey(),
    scanId: integer("scan_id")
      .notNull()
      .references(() => duplicateScans.id),
    firstId: integer("first_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    secondId: integer("second_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    /** How alike the names are, 0 to 1000. */
    likeness: integer("likeness").notNull(),
  },
  (table) => [
    uniqueIndex("duplicate_pairs_by_pair").on(table.firstId, table.secondId),
    index("duplicate_pairs_by_second").on(table.secondId),
    index("duplicate_pairs_by_likeness").on(table.likeness),
  ],
);

/** Two organisations of which a person said that they are two; they are not proposed again. The smaller id first. */
export const distinctPairs = sqliteTable(
  "distinct_pairs",
  {
    id: integer("id").primaryKey(),
    firstId: integer("first_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    secondId: integer("second_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    /** Why it would have been proposed. */
    reason: text("reason"),
    note: text("note"),
    decidedAt: integer("decided_at").notNull(),
    decidedBy: integer("decided_by").references(() => users.id),
  },
  (table) => [
    uniqueIndex("distinct_pairs_by_pair").on(table.firstId, table.secondId),
    index("distinct_pairs_by_second").on(table.secondId),
  ],
);

/** One organisation merged into another, with all that is needed to take it back. */
export const organisationMerges = sqliteTable(
  "organisation_merges",
  {
    id: integer("id").primaryKey(),
    survivorId: integer("survivor_id")
      .notNull()
      .references(() => organisations.id),
    mergedId: integer("merged_id")
      .notNull()
      .references(() => organisations.id),
    mergedName: text("merged_name").notNull(),
    mergedAt: integer("merged_at").notNull(),
    mergedBy: integer("merged_by").references(() => users.id),
    /** The rows of both as they were and as the merge left them, columns of `organisations`. */
    survivorBefore: text("survivor_before", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    survivorAfter: text("survivor_after", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    mergedBefore: text("merged_before", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    mergedAfter: text("merged_after", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    movements: text("movements", { mode: "json" }).$type<RowMovement[]>().notNull(),
    undoneAt: integer("undone_at"),
    undoneBy: integer("undone_by").references(() => users.id),
    /** What undo left as it was, because it had been changed since. */
    undoKept: text("undo_kept", { mode: "json" }).$type<Record<string, unknown>>(),
  },
  (table) => [
    index("organisation_merges_by_survivor").on(table.survivorId),
    index("organisation_merges_by_merged").on(table.mergedId),
    index("organisation_merges_by_time").on(table.mergedAt),
  ],
);
