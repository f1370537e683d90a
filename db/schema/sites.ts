import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organisations } from "./organisations";

/** Where an organisation works, beside the place where it is registered. */
export const sites = sqliteTable(
  "sites",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    kind: text("kind").notNull(),
    name: text("name"),
    /** GB/T 2260, six digits. */
    regionCode: text("region_code").notNull(),
    address: text("address"),
    /** First day; null: before anybody wrote it down. */
    fromDay: text("from_day"),
    /** Last day; null: still there. */
    untilDay: text("until_day"),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("sites_by_organisation").on(table.organisationId),
    index("sites_by_region").on(table.regionCode, table.kind),
  ],
);
