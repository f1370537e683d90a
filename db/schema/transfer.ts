import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { promoters } from "./promoters";

/** One uploaded file on its way into the register. */
export const imports = sqliteTable("imports", {
  id: integer("id").primaryKey(),
  kind: text("kind").notNull(),
  fileName: text("file_name").notNull(),
  fileHash: text("file_hash").notNull(),
  status: text("status").notNull(),
  /** Column of the file, counted from 0 → field key, or null for a column that is not imported. */
  mapping: text("mapping", { mode: "json" }).$type<Record<string, string | null>>().notNull(),
  options: text("options", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  /** What was found in the file: sheets, encoding, header row, problems of the file as a whole. */
  findings: text("findings", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  counts: text("counts", { mode: "json" }).$type<Record<string, number>>().notNull(),
  createdAt: integer("created_at").notNull(),
  createdBy: integer("created_by").references(() => users.id),
  /** The sub-promoter for which it was begun, whoever works there by now; null: the hub. */
  promoterId: integer("promoter_id").references(() => promoters.id),
  committedAt: integer("committed_at"),
  undoneAt: integer("undone_at"),
});

export const importRows = sqliteTable(
  "import_rows",
  {
    importId: integer("import_id")
      .notNull()
      .references(() => imports.id),
    /** Row number in the file, as a spreadsheet shows it. */
    rowNumber: integer("row_number").notNull(),
    /** By column, as read: a text, or text, kind and problem. */
    cells: text("cells", { mode: "json" }).$type<unknown[]>().notNull(),
    /** What a person typed over cells, by column. */
    corrections: text("corrections", { mode: "json" }).$type<Record<string, string>>(),
    /** What a person decided about the row: to drop it, to accept its doubts, which record is meant. */
    decision: text("decision"),
    outcome: text("outcome").notNull(),
    problems: text("problems", { mode: "json" }).$type<unknown[]>().notNull(),
    targetId: integer("target_id"),
    /** The record before and after this import changed it; what undo works from. */
    before: text("before", { mode: "json" }).$type<unknown>(),
    after: text("after", { mode: "json" }).$type<unknown>(),
    /** What undo did to this row, and the fields it left alone. */
    undone: text("undone", { mode: "json" }).$type<unknown>(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.rowNumber] }),
    index("import_rows_by_outcome").on(table.importId, table.outcome),
    index("import_rows_by_target").on(table.targetId),
  ],
);

/** How a person mapped a header before; proposed again next time. */
export const rememberedColumns = sqliteTable(
  "remembered_columns",
  {
    kind: text("kind").notNull(),
    header: text("header").notNull(),
    field: text("field"),
    usedAt: integer("used_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.header] })],
);
