import { eq, sql } from "drizzle-orm";
import type { Context } from "~/access/context";
import { regionName } from "~/regions/region-table.server";
import { indexForSearch } from "~/search/search-index.server";
import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import { organisations } from "~db/schema";
import { comparableName as comparable } from "./comparable-name";
import type { OrganisationValues } from "./organisation-form";
import { industryText } from "./profile/find-industry.server";
import type { RegionFrom } from "./profile/registered-region";
import { CHAIN_ROLES, type ChainRole, type OrganisationKind, type SizeClass } from "./vocabulary";

export type OrganisationRow = typeof organisations.$inferSelect & { chainRoles: ChainRole[]; tags: string[] };

/**
 * A record in the terms of the form; the region as its code, the industry with its code. What the audit compares and an import can
 * put back.
 */
export type OrganisationRecord = Omit<OrganisationValues, "promoterId"> & {
  promoterId: number;
  industryCode: string | null;
};

/** What is written of an organisation, as the database takes it. */
function stored(record: OrganisationRecord, comparableName: string, now: number) {
  const { industryCode } = record;
  return {
    ...record,
    comparableName,
    industry: industryCode === null ? record.industry : (record.industry?.slice(industryCode.length + 1) ?? null),
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
       kind, size_class, region_code, address, industry, industry_code, products, website, group_name,
       above_scale_since, above_scale_until, member_since, member_until, note, version, created_at, updated_at)
     VALUES (@promoterId, @legalName, @comparableName, @shortName, @formerNames, @englishName, @creditCode, @creditCodeConfirmed,
       @kind, @sizeClass, @region, @address, @industry, @industryCode, @products, @website, @groupName,
       @aboveScaleSince, @aboveScaleUntil, @memberSince, @memberUntil, @note, 1, @now, @now)`,
  );
  const update = client.prepare(
    `UPDATE organisations SET promoter_id = @promoterId, legal_name = @legalName, comparable_name = @comparableName, short_name = @shortName,
       former_names = @formerNames, english_name = @englishName, credit_code = @creditCode, credit_code_confirmed = @creditCodeConfirmed,
       kind = @kind, size_class = @sizeClass, region_code = @region, address = @address, industry = @industry, industry_code = @industryCode,
       products = @products, website = @website, group_name = @groupName,
       above_scale_since = @aboveScaleSince, above_scale_until = @aboveScaleUntil, member_since = @memberSince, member_until = @memberUntil, note = @note,
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
  const roles = client
    .prepare<[number], ChainRole>("SELECT role FROM organisation_chain_roles WHERE organisation_id = ?")
    .pluck();
  const clearRoles = client.prepare<[number]>("DELETE FROM organisation_chain_roles WHERE organisation_id = ?");
  const addRole = client.prepare<[number, string]>(
    "INSERT INTO organisation_chain_roles (organisation_id, role) VALUES (?, ?)",
  );
  const tags = client
    .prepare<[number], string>(
      "SELECT t.name FROM organisation_tags ot JOIN tags t ON t.id = ot.tag_id WHERE ot.organisation_id = ? ORDER BY t.name",
    )
    .pluck();
  const tagByName = client.prepare<[string], { id: number; name: string }>(
    "SELECT id, name FROM tags WHERE comparable_name = ?",
  );
  const newTag = client
    .prepare<[string, string, number], number>(
      "INSERT INTO tags (name, comparable_name, created_at) VALUES (?, ?, ?) RETURNING id",
    )
    .pluck();
  const clearTags = client.prepare<[number]>("DELETE FROM organisation_tags WHERE organisation_id = ?");
  const addTag = client.prepare<[number, number]>(
    "INSERT INTO organisation_tags (organisation_id, tag_id) VALUES (?, ?)",
  );
  const regions = client.prepare<[number], RegionFrom>(
    "SELECT from_day AS fromDay, region_code AS region FROM organisation_regions WHERE organisation_id = ? ORDER BY from_day",
  );
  const clearRegions = client.prepare<[number]>("DELETE FROM organisation_regions WHERE organisation_id = ?");
  const addRegion = client.prepare<[number, string, string | null]>(
    "INSERT INTO organisation_regions (organisation_id, from_day, region_code) VALUES (?, ?, ?)",
  );
  const addPastAboveScale = client.prepare<[number, string, string]>(
    "INSERT OR REPLACE INTO past_above_scale_periods (organisation_id, first_day, last_day) VALUES (?, ?, ?)",
  );
  return {
    byId: (id: number): OrganisationRow | undefined => {
      const row = byId.get({ id });
      return row && { ...row, chainRoles: inOrder(roles.all(id)), tags: tags.all(id).sort() };
    },
    /** The tag of the vocabulary that is spelled so or nearly so, as it is written there. */
    tagLike: (name: string): string | undefined => tagByName.get(comparable(name))?.name,
    setChainRoles: (id: number, wanted: readonly ChainRole[]) => {
      clearRoles.run(id);
      for (const role of wanted) addRole.run(id, role);
    },
    /** A tag that nobody has used before joins the vocabulary. */
    setTags: (id: number, names: readonly string[], now: number) => {
      clearTags.run(id);
      for (const name of names)
        addTag.run(id, tagByName.get(comparable(name))?.id ?? newTag.get(name, comparable(name), now)!);
    },
    regions: (id: number): RegionFrom[] => regions.all(id),
    setRegions: (id: number, history: readonly RegionFrom[]) => {
      clearRegions.run(id);
      for (const { fromDay, region } of history) addRegion.run(id, fromDay, region);
    },
    addPastAboveScale: (id: number, firstDay: string, lastDay: string) => {
      addPastAboveScale.run(id, firstDay, lastDay);
    },
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

function inOrder(roles: readonly ChainRole[]): ChainRole[] {
  return CHAIN_ROLES.filter((role) => roles.includes(role));
}

export const organisationStatements = oncePerDatabase(prepare);

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
    industry: industryText(row.industryCode, row.industry),
    industryCode: row.industryCode,
    chainRoles: row.chainRoles,
    products: row.products,
    website: row.website,
    groupName: row.groupName,
    aboveScaleSince: row.aboveScaleSince,
    aboveScaleUntil: row.aboveScaleUntil,
    tags: row.tags,
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
      record.industry,
      record.groupName,
      ...record.tags,
      region,
    ]).join("\n"),
  });
}
