import { and, between, eq, gte, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { organisations, sites } from "~db/schema";
import { findRegion } from "~/regions/find-region.server";
import { isRegionCode, regionRange } from "~/regions/region-code";

/** Sites in a region, given by code or name; a text that means no region finds nothing. */
export function inRegion(word: string): SQL {
  const found = findRegion(word);
  const code = found.kind === "found" ? found.code : isRegionCode(word) ? word : null;
  if (code === null) return sql`0`;
  const { first, last } = regionRange(code);
  return between(sites.regionCode, first, last);
}

/** Sites in use on a day. */
export function inUseOn(day: string): SQL | undefined {
  return and(or(isNull(sites.fromDay), lte(sites.fromDay, day)), or(isNull(sites.untilDay), gte(sites.untilDay, day)));
}

/**
 * Organisations that produce in a region: for the filter of their list.
 * @param day the day for which it is asked
 */
export function producesIn(words: readonly string[], day: string): SQL {
  const which = and(eq(sites.kind, "production"), inUseOn(day), or(...words.map(inRegion)));
  return sql`${organisations.id} IN (SELECT ${sites.organisationId} FROM ${sites} WHERE ${which})`;
}
