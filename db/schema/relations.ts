import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organisations } from "./organisations";

/** What one organisation is to another: the first is the `type` of the second. */
export const organisationRelations = sqliteTable(
  "organisation_relations",
  {
    id: integer("id").primaryKey(),
    type: text("type").notNull(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    otherOrganisationId: integer("other_organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** Null: before anybody wrote it down. */
    startDay: text("start_day"),
    /** Last day; null: still so. */
    endDay: text("end_day"),
    enabled: integer("enabled", { mode: "boolean" }).notNull(),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("organisation_relations_by_organisation").on(table.organisationId),
    index("organisation_relations_by_other").on(table.otherOrganisationId),
  ],
);
