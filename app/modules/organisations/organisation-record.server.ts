import { eq, sql } from "drizzle-orm";
import type { Context } from "~/access/context";
import { regionName } from "~/regions/region-table.server";
import { indexForSearch } from "~/search/search-index.server";
import type { Database } from "~db/client.server";
import { organisations } from "~db/schema";
import type { OrganisationValues } from "./organisation-form";
import type { ChainRole, OrganisationKind, SizeClass } from "./vocabulary";

export type OrganisationRow = typeof organisations.$inferSelect;

/** A record in the terms of the form; the region as its code. What the audit compares and an import can put back. */
export type OrganisationRecord = Omit<OrganisationValues, "promoterId"> & { promoterId: number };

/** What is written of an organisation, as the database takes it. */
function stored(record: OrganisationRecord, comparableName: string, now: number) {
  return {
    ...record,
    comparableName,
    formerNames: JSON.stringify(record.formerNames),
    products: JSON.stringify(record.products),
    creditCodeConfirmed: record.creditCodeConfirmed ? 1 : 0,
    now,
  };
}

export interface NamedOrganisation {
  id: number;
  legalName: string;
  archivedAt: number | null;
}

/** An import runs these ten thousand times in one transaction: prepared once per database, without the query builder. */
function prepare(db: Database) {
  const client = db.$client;
  const named = "SELECT id, legal_name AS legalName, archived_at AS archivedAt FROM organisations";
  const insert = client.prepare(
    `INSERT INTO organisations (promoter_id, legal_name, comparable_name, short_name, former_names, english_name, credit_code, credit_code_confirmed,
       kind, size_class, region_code, address, industry, chain_role, products, website, member_since, member_until, note, version, created_at, updated_at)
     VALUES (@promoterId, @legalName, @comparableName, @shortName, @formerNames, @englishName, @creditCode, @creditCodeConfirmed,
       @kind, @sizeClass, @region, @address, @industry, @chainRole, @products, @website, @memberSince, @memberUntil, @note, 1, @now, @now)`,
  );
  const update = client.prepare(
    `UPDATE organisations SET promoter_id = @promoterId, legal_name = @legalName, comparable_name = @comparableName, short_name = @shortName,
       former_names = @formerNames, english_name = @englishName, credit_code = @creditCode, credit_code_confirmed = @creditCodeConfirmed,
       kind = @kind, size_class = @sizeClass, region_code = @region, address = @address, industry = @industry, chain_role = @chainRole,
       products = @products, website = @website, member_since = @memberSince, member_until = @memberUntil, note = @note,
       version = version + 1, updated_at = @now
     WHERE id = @id`,
  );
  const byId = db
    .select()
    .from(organisations)
    .where(eq(organisations.id, sql.placeholder("id")))
    .prepare();
  const byCreditCode = client.prepare<[string], NamedOrganisation>(`${named} WHERE credit_code = ?`);
  const byComparableName = client.prepare<[string], NamedOrganisation>(`${named} WHERE comparable_name = ? LIMIT 20`);
  const hub = client
    .prepare<[], number>("SELECT id FROM promoters WHERE parent_id IS NULL ORDER BY id LIMIT 1")
    .pluck();
  const promoter = client.prepare<[number], number>("SELECT id FROM promoters WHERE id = ?").pluck();
  const remove = client.prepare<[number]>("DELETE FROM organisations WHERE id = ?");
  return {
    byId: (id: number): OrganisationRow | undefined => byId.get({ id }),
    byCreditCode: (creditCode: string) => byCreditCode.get(creditCode),
    byComparableName: (comparableName: string) => byComparableName.all(comparableName),
    hubId: () => hub.get(),
    isPromoter: (id: number) => promoter.get(id) !== undefined,
    insert: (record: OrganisationRecord, comparableName: string, now: number) =>
      Number(insert.run(stored(record, comparableName, now)).lastInsertRowid),
    update: (id: number, record: OrganisationRecord, comparableName: string, now: number) => {
      update.run({ ...stored(record, comparableName, now), id });
    },
    remove: (id: number) => {
      remove.run(id);
    },
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
