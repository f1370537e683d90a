import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
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
    industry: text("industry"),
    chainRole: text("chain_role"),
    products: text("products", { mode: "json" }).$type<string[]>().notNull(),
    website: text("website"),
    memberSince: text("member_since"),
    memberUntil: text("member_until"),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    archivedAt: integer("archived_at"),
  },
  (table) => [
    uniqueIndex("organisations_by_credit_code").on(table.creditCode),
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
    index("organisations_by_membership")
      .on(table.memberSince, table.memberUntil)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_member_until")
      .on(table.memberUntil)
      .where(sql`archived_at IS NULL`),
    index("organisations_by_updated_at")
      .on(table.updatedAt)
      .where(sql`archived_at IS NULL`),
  ],
);

/** A person who answers for an organisation: work data only. */
export const contacts = sqliteTable(
  "contacts",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    name: text("name").notNull(),
    duty: text("duty"),
    phone: text("phone"),
    email: text("email"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("contacts_by_organisation").on(table.organisationId)],
);
