import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { promoters } from "./promoters";

/** A query of a list under a name: filters, search, order and columns, as they stand in the list's address. It runs anew at every opening. */
export const listViews = sqliteTable(
  "list_views",
  {
    id: integer("id").primaryKey(),
    listId: text("list_id").notNull(),
    ownerId: integer("owner_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** Without the question mark; without page and view. */
    search: text("search").notNull(),
    /** All who work here see it. */
    shared: integer("shared", { mode: "boolean" }).notNull(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("list_views_by_name").on(table.ownerId, table.listId, table.name),
    index("list_views_by_list").on(table.listId, table.shared),
  ],
);

/** How one person wants to find one list. */
export const listPreferences = sqliteTable(
  "list_preferences",
  {
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    listId: text("list_id").notNull(),
    /** The columns in their order; null for those of the list. */
    columns: text("columns", { mode: "json" }).$type<string[]>(),
    /** What the list's bare address opens. */
    viewId: integer("view_id").references(() => listViews.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.listId] })],
);

/** The views that stand above a person's list. */
export const listPins = sqliteTable(
  "list_pins",
  {
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    viewId: integer("view_id")
      .notNull()
      .references(() => listViews.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.viewId] })],
);

/** One act on all records of a query. */
export const bulkChanges = sqliteTable("bulk_changes", {
  id: integer("id").primaryKey(),
  listId: text("list_id").notNull(),
  act: text("act").notNull(),
  /** The query as it stands in the list's address. */
  search: text("search").notNull(),
  values: text("values", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  status: text("status").notNull(),
  records: integer("records").notNull(),
  changed: integer("changed").notNull(),
  skipped: integer("skipped").notNull(),
  createdAt: integer("created_at").notNull(),
  createdBy: integer("created_by").references(() => users.id),
  /** The sub-promoter for which it was begun, whoever works there by now; null: the hub. */
  promoterId: integer("promoter_id").references(() => promoters.id),
  finishedAt: integer("finished_at"),
  undoneAt: integer("undone_at"),
  undoneBy: integer("undone_by").references(() => users.id),
});

export const bulkChangeRows = sqliteTable(
  "bulk_change_rows",
  {
    changeId: integer("change_id")
      .notNull()
      .references(() => bulkChanges.id),
    recordId: integer("record_id").notNull(),
    outcome: text("outcome").notNull(),
    /** Why the record was left as it is. */
    reason: text("reason", { mode: "json" }).$type<{ key: string; params?: Record<string, string | number> }>(),
    /** The fields that the act touches, before and after; what undo works from. */
    before: text("before", { mode: "json" }).$type<Record<string, unknown>>(),
    after: text("after", { mode: "json" }).$type<Record<string, unknown>>(),
    /** What undo did: taken back, or left because somebody has edited these fields since. */
    undone: text("undone"),
  },
  (table) => [
    primaryKey({ columns: [table.changeId, table.recordId] }),
    index("bulk_change_rows_by_outcome").on(table.changeId, table.outcome),
  ],
);
