import { and, gte, inArray, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import {
  industryCodes,
  organisationChainRoles,
  organisationRegions,
  organisations,
  organisationTags,
  pastAboveScalePeriods,
} from "~db/schema";
import { CHAIN_ROLES, type ChainRole } from "../vocabulary";

const listed = (text: unknown) => JSON.parse(String(text)) as string[];

/**
 * Columns of a list for what stands in tables of its own; an empty list where there is none. The names are written out: in the
 * selection of a single table the query builder leaves out of which table a column is.
 */
export const chainRolesOfRow = sql<
  ChainRole[]
>`(SELECT json_group_array(r.role) FROM organisation_chain_roles r WHERE r.organisation_id = organisations.id)`.mapWith(
  (text) => CHAIN_ROLES.filter((role) => listed(text).includes(role)),
);
export const tagsOfRow = sql<
  string[]
>`(SELECT json_group_array(t.name) FROM organisation_tags ot JOIN tags t ON t.id = ot.tag_id WHERE ot.organisation_id = organisations.id)`.mapWith(
  (text) => listed(text).sort(),
);

export function hasChainRole(roles: readonly string[]): SQL {
  return sql`${organisations.id} IN (SELECT ${organisationChainRoles.organisationId} FROM ${organisationChainRoles} WHERE ${inArray(organisationChainRoles.role, [...roles])})`;
}

export function hasTag(ids: readonly number[]): SQL {
  return sql`${organisations.id} IN (SELECT ${organisationTags.organisationId} FROM ${organisationTags} WHERE ${inArray(organisationTags.tagId, [...ids])})`;
}

/** Organisations of a group, with the one that gives the group its name. */
export function inGroup(names: readonly string[]): SQL {
  return or(inArray(organisations.groupName, [...names]), inArray(organisations.legalName, [...names]))!;
}

/** Placed at one of the codes or anywhere below it, in whichever list it stands. */
export function withinIndustry(codes: readonly string[]): SQL {
  const wanted = JSON.stringify(codes.map((code) => code.normalize("NFKC").trim().toUpperCase()));
  return sql`${organisations.industryCode} IN (
    WITH RECURSIVE below(code) AS (
      SELECT value FROM json_each(${wanted})
      UNION SELECT ${industryCodes.code} FROM ${industryCodes} JOIN below ON ${industryCodes.parentCode} = below.code
    ) SELECT code FROM below)`;
}

export function aboveScaleOn(day: string): SQL {
  return or(
    and(
      lte(organisations.aboveScaleSince, day),
      or(isNull(organisations.aboveScaleUntil), gte(organisations.aboveScaleUntil, day)),
    ),
    sql`${organisations.id} IN (SELECT ${pastAboveScalePeriods.organisationId} FROM ${pastAboveScalePeriods} WHERE ${and(lte(pastAboveScalePeriods.firstDay, day), gte(pastAboveScalePeriods.lastDay, day))})`,
  )!;
}

/** Registered on a past day in a region between two codes; the rule of registered-region.ts in SQL. Few have ever moved. */
export function registeredWithinOn(first: string, last: string, day: string): SQL {
  const within = sql`BETWEEN ${first} AND ${last}`;
  const moved = sql`SELECT ${organisationRegions.organisationId} FROM ${organisationRegions}`;
  const then = sql`SELECT r.region_code FROM ${organisationRegions} r WHERE r.organisation_id = ${organisationRegions.organisationId} AND r.from_day <= ${day} ORDER BY r.from_day DESC LIMIT 1`;
  return or(
    and(sql`${organisations.regionCode} ${within}`, sql`${organisations.id} NOT IN (${moved})`),
    sql`${organisations.id} IN (${moved} WHERE (${then}) ${within})`,
  )!;
}
