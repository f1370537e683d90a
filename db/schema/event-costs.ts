import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { events } from "./events";

/** What is said about the money of an event as a whole. */
export const eventBudgets = sqliteTable("event_budgets", {
  eventId: integer("event_id")
    .primaryKey()
    .references(() => events.id),
  /** Where the money comes from. */
  funding: text("funding"),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
  updatedBy: integer("updated_by").references(() => users.id),
});

/** Whole fen; null where nobody said, which is not the same as none. */
export const eventCostLines = sqliteTable(
  "event_cost_lines",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    kind: text("kind").notNull(),
    budgetFen: integer("budget_fen"),
    actualFen: integer("actual_fen"),
  },
  (table) => [uniqueIndex("event_cost_lines_once").on(table.eventId, table.kind)],
);
