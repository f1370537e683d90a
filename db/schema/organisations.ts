import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";
import { promoters } from "./promoters";

export const organisations = sqliteTable(
  "organisations",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    legalName: text("legal_name").notNull(),
    /** The legal name as it is compared: NFKC, no spaces, one kind of brackets, lower case. */
    comparableName: text("comparable_name").notNull(),
    shortName: text("short_name"),
    formerNames: text("former_names", { mode: "json" }).$type<string[]>().notNull(),
    englishName: text("english_name"),
    /** Unified social credit code, upper case, 18 characters. */
    creditCode: text("credit_code"),
    /** A genuine code whose check character does not fit, seen on the licence by staff. */
    creditCodeConfirmed: integer("credit_code_confirmed", { mode: "boolean" }).notNull(),
    kind: text("kind").notNull(),
    sizeClass: text("size_class"),
    /** GB/T 2260, six digits. */
    regionCode: text("region_code"),
    address: text("address"),
    /** The name of the industry: that of the code, or a text that no code was found for. */
    industry: text("industry"),
    /** Of the list of industries in use when it was written. */
    industryCode: text("industry_code"),
    products: text("products", { mode: "json" }).$type<string[]>().notNull(),
    website: text("website"),
    /** The group it belongs to, as staff wrote it: the name of another organisation or of a group that is none. */
    groupName: text("group_name"),
    /** The latest stretch above the designated size; the last day is null while it lasts. */
    aboveScaleSince: text("above_scale_since"),
    aboveScaleUntil: text("above_scale_until"),
    memberSince: text("member_since"),
    memberUntil: text("member_until"),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    archivedAt: integer("archived_at"),
    /** The organisation that this one was merged into; it answers for this one wherever it is still named. */
    mergedIntoId: integer("merged_into_id").references((): AnySQLiteColumn => organisations.id),
    /** When somebody last looked at all data and said that they are right. */
    confirmedAt: integer("confirmed_at"),
  },
  (table) => [
    uniqueIndex("organisations_by_credit_code").on(table.creditCode),
    index("organisations_by_merged_into").on(table.mergedIntoId),
    index("organisations_by_comparable_name").on(table.comparableName),
    // The lists leave archived organisations out: partial indexes answer their counts and first pages without touching the rows.
    index("organisations_by_legal_name")
      .on(table.legalName)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_kind")
      .on(table.kind, table.legalName)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_region")
      .on(table.regionCode, table.legalName)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_industry")
      .on(table.industryCode, table.legalName)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_group")
      .on(table.groupName)
      .where(sql`group_name IS NOT NULL`),
    index("organisations_by_membership")
      .on(table.memberSince, table.memberUntil)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_member_until")
      .on(table.memberUntil)
      .where(sql`archived_at IS NULL`),
    index("organisations_archived")
      .on(table.archivedAt)
      .where(sql`archived_at IS NOT NULL`),
    index("organisations_by_updated_at")
      .on(table.updatedAt)
      .where(sql`archived_at IS NULL`),
  ],
);

/** Promoters that look after an organisation together with its owner. */
export const organisationCoPromoters = sqliteTable(
  "organisation_co_promoters",
  {
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.promoterId] }),
    index("organisation_co_promoters_by_promoter").on(table.promoterId, table.organisationId),
  ],
);
