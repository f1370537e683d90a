import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organisations } from "./organisations";

/** A step up the ladder from sole trader to listed company. */
export const stageTransitions = sqliteTable(
  "stage_transitions",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    step: text("step").notNull(),
    day: text("day").notNull(),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("stage_transitions_by_step").on(table.organisationId, table.step),
    index("stage_transitions_by_day").on(table.day),
  ],
);
