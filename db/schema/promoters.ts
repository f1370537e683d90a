import { integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/** The hub (no parent) and its sub-promoters (1+N). */
export const promoters = sqliteTable("promoters", {
  id: integer("id").primaryKey(),
  parentId: integer("parent_id").references((): AnySQLiteColumn => promoters.id),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  shortNameZh: text("short_name_zh").notNull(),
  shortNameEn: text("short_name_en").notNull(),
  clusterNameZh: text("cluster_name_zh").notNull(),
  clusterNameEn: text("cluster_name_en").notNull(),
  /** Where the cluster is, GB/T 2260. */
  regionCode: text("region_code"),
  createdAt: integer("created_at").notNull(),
});
