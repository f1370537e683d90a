import { and, asc, count, eq, isNull, max } from "drizzle-orm";
import type { Context } from "~/access/context";
import { regionName } from "~/regions/region-table.server";
import { addDays } from "~/values/business-day";
import { industryLists, organisations, pastAboveScalePeriods } from "~db/schema";
import { comparableName } from "../comparable-name";
import { visibleOrganisation } from "../organisation-queries.server";
import { organisationStatements } from "../organisation-record.server";
import { industryPath } from "./find-industry.server";
import { inGroup } from "./profile-conditions.server";

/** What the page of an organisation says beside its fields: how they came about and what they belong to. */
export function profileFacts(context: Context, id: number) {
  const row = visibleOrganisation(context, id);
  const { db } = context;
  const statements = organisationStatements(db);
  const history = statements.regions(id);
  const above = row.industryCode === null ? [] : industryPath(db, row.industryCode).slice(0, -1);
  const past = db
    .select({ since: pastAboveScalePeriods.firstDay, until: pastAboveScalePeriods.lastDay })
    .from(pastAboveScalePeriods)
    .where(eq(pastAboveScalePeriods.organisationId, id))
    .orderBy(asc(pastAboveScalePeriods.firstDay))
    .all();
  const present = row.aboveScaleSince === null ? [] : [{ since: row.aboveScaleSince, until: row.aboveScaleUntil }];
  return {
    pastRegions: history.slice(0, -1).map(({ region }, index) => ({
      name: regionName(region) || "-",
      lastDay: addDays(history[index + 1]!.fromDay, -1),
    })),
    aboveScale: [...past, ...present] as { since: string; until: string | null }[],
    parentId: parentOf(context, id, row.groupName),
    groupCount: row.groupName === null ? 0 : membersOfGroup(context, row.groupName),
    industryAbove: above
      .map(({ code, nameZh, nameEn }) => `${code} ${(context.locale === "en" && nameEn) || nameZh}`)
      .join(" › "),
    hasIndustryList:
      db
        .select({ id: max(industryLists.id) })
        .from(industryLists)
        .get()!.id !== null,
  };
}

/** The organisation that a group is named after, if there is exactly one. */
function parentOf(context: Context, id: number, groupName: string | null): number | null {
  if (groupName === null) return null;
  const named = organisationStatements(context.db)
    .byComparableName(comparableName(groupName))
    .filter((other) => other.archivedAt === null && other.id !== id);
  return named.length === 1 ? named[0]!.id : null;
}

function membersOfGroup(context: Context, groupName: string): number {
  return context.db
    .select({ total: count() })
    .from(organisations)
    .where(and(inGroup([groupName]), isNull(organisations.archivedAt)))
    .get()!.total;
}
