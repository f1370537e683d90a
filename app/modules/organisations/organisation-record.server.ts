import { eq, isNull, sql } from "drizzle-orm";
import type { Context } from "~/access/context";
import { regionName } from "~/regions/region-table.server";
import { indexForSearch } from "~/search/search-index.server";
import type { Database } from "~db/client.server";
import { organisations, promoters } from "~db/schema";
import type { OrganisationValues } from "./organisation-form";
import type { ChainRole, OrganisationKind, SizeClass } from "./vocabulary";

export type OrganisationRow = typeof organisations.$inferSelect;

/** A record in the terms of the form; the region as its code. What the audit compares and an import can put back. */
export type OrganisationRecord = Omit<OrganisationValues, "promoterId"> & { promoterId: number };

const slot = sql.placeholder;

const written = {
  promoterId: slot("promoterId"),
  legalName: slot("legalName"),
  comparableName: slot("comparableName"),
  shortName: slot("shortName"),
  formerNames: slot("formerNames"),
  englishName: slot("englishName"),
  creditCode: slot("creditCode"),
  creditCodeConfirmed: slot("creditCodeConfirmed"),
  kind: slot("kind"),
  sizeClass: slot("sizeClass"),
  regionCode: slot("region"),
  address: slot("address"),
  industry: slot("industry"),
  chainRole: slot("chainRole"),
  products: slot("products"),
  website: slot("website"),
  memberSince: slot("memberSince"),
  memberUntil: slot("memberUntil"),
  note: slot("note"),
  updatedAt: slot("now"),
};

/** An import runs these ten thousand times in one transaction: prepared once per database. */
function prepare(db: Database) {
  const named = { id: organisations.id, legalName: organisations.legalName, archivedAt: organisations.archivedAt };
  return {
    byId: db
      .select()
      .from(organisations)
      .where(eq(organisations.id, slot("id")))
      .prepare(),
    byCreditCode: db
      .select(named)
      .from(organisations)
      .where(eq(organisations.creditCode, slot("creditCode")))
      .prepare(),
    byComparableName: db
      .select(named)
      .from(organisations)
      .where(eq(organisations.comparableName, slot("comparableName")))
      .limit(20)
      .prepare(),
    hub: db
      .select({ id: promoters.id })
      .from(promoters)
      .where(isNull(promoters.parentId))
      .orderBy(promoters.id)
      .limit(1)
      .prepare(),
    promoter: db
      .select({ id: promoters.id })
      .from(promoters)
      .where(eq(promoters.id, slot("id")))
      .prepare(),
    insert: db
      .insert(organisations)
      .values({ ...written, version: 1, createdAt: slot("now") })
      .returning({ id: organisations.id })
      .prepare(),
    update: db
      .update(organisations)
      .set({ ...written, version: sql`${organisations.version} + 1` } as never)
      .where(eq(organisations.id, slot("id")))
      .prepare(),
    remove: db
      .delete(organisations)
      .where(eq(organisations.id, slot("id")))
      .prepare(),
  };
}

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();

export function organisationStatements(db: Database): ReturnType<typeof prepare> {
  let statements = prepared.get(db);
  if (!statements) prepared.set(db, (statements = prepare(db)));
  return statements;
}

export function organisationRecord(row: OrganisationRow): OrganisationRecord {
  return {
    legalName: row.legalName,
    shortName: row.shortName,
    formerNames: row.formerNames,
    englishName: row.englishName,
    creditCode: row.creditCode,
    creditCodeConfirmed: row.creditCodeConfirmed,
    kind: row.kind as OrganisationKind,
    sizeClass: row.sizeClass as SizeClass | null,
    region: row.regionCode,
    address: row.address,
    industry: row.industry,
    chainRole: row.chainRole as ChainRole | null,
    products: row.products,
    website: row.website,
    memberSince: row.memberSince,
    memberUntil: row.memberUntil,
    note: row.note,
    promoterId: row.promoterId,
  };
}

/** Makes an organisation findable by everything it is called and makes; contacts are not searched. */
export function indexOrganisation(context: Context, id: number, record: OrganisationRecord): void {
  const region = regionName(record.region);
  const present = (parts: (string | null)[]) => parts.filter((part): part is string => part !== null && part !== "");
  indexForSearch(context, {
    kind: "organisation",
    subjectId: id,
    title: record.legalName,
    detail: present([record.shortName, region, record.creditCode]).join(" \u00b7 "),
    content: present([
      record.shortName,
      ...record.formerNames,
      record.englishName,
      record.creditCode,
      ...record.products,
      region,
    ]).join("\n"),
  });
}
