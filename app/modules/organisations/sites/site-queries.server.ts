import { and, asc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from "drizzle-orm";
import { organisations, sites } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { ListQuery } from "~/lists/list-query";
import { runList, runWholeList, type ListSource } from "~/lists/run-list.server";
import { regionName, shortRegionName } from "~/regions/region-table.server";
import { dayOfInstant } from "~/values/business-day";
import { spanHolds } from "../day-span";
import { visibleOrganisation } from "../organisation-queries.server";
import { inRegion, inUseOn } from "./site-conditions.server";
import { siteList } from "./site-list";
import type { SitePlace } from "./site-rules";
import type { SiteKind } from "./vocabulary";
import { maySeeNotes, organisationInCare } from "../organisation-care.server";

export type SiteRow = typeof sites.$inferSelect;

/** A site as its rules see it. */
export function placeOf(
  row: Pick<SiteRow, "regionCode" | "address" | "fromDay" | "untilDay"> & { kind: string },
): SitePlace {
  return {
    kind: row.kind as SiteKind,
    regionCode: row.regionCode,
    address: row.address,
    from: row.fromDay,
    until: row.untilDay,
  };
}

/** A site of this organisation and of no other. */
export function findSite(context: Context, organisationId: number, id: number): SiteRow {
  organisationInCare(context, organisationId);
  const row = context.db
    .select()
    .from(sites)
    .where(and(eq(sites.id, id), eq(sites.organisationId, organisationId)))
    .get();
  if (!row) throw notFound();
  return row;
}

/** The sites of one organisation: those of today first, then those it left. */
export function sitesOfOrganisation(context: Context, organisationId: number) {
  visibleOrganisation(context, organisationId);
  const today = dayOfInstant(context.now());
  const staff = maySeeNotes(context, organisationId);
  return context.db
    .select()
    .from(sites)
    .where(eq(sites.organisationId, organisationId))
    .orderBy(asc(sites.fromDay), asc(sites.id))
    .all()
    .map((row) => ({
      id: row.id,
      kind: row.kind as SiteKind,
      name: row.name,
      region: regionName(row.regionCode),
      address: row.address,
      fromDay: row.fromDay,
      untilDay: row.untilDay,
      // What staff noted about a firm is not for the firm.
      note: staff ? row.note : null,
      current: spanHolds(placeOf(row), today),
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** A site as its form shows it; the region by name. */
export function siteFormValues(context: Context, organisationId: number, id: number) {
  authorize(context, "organisation.write");
  const { kind, name, regionCode, address, fromDay, untilDay, note, version } = findSite(context, organisationId, id);
  return { version, values: { kind, name, region: regionName(regionCode), address, fromDay, untilDay, note } };
}

function ofOrganisations(condition: SQL | undefined): SQL {
  return sql`${sites.organisationId} IN (SELECT ${organisations.id} FROM ${organisations} WHERE ${condition})`;
}

interface SiteListRow {
  id: number;
  organisationId: number;
  legalName: string;
  creditCode: string | null;
  kind: string;
  name: string | null;
  regionCode: string;
  address: string | null;
  fromDay: string | null;
  untilDay: string | null;
}

export const siteSource: ListSource<SiteListRow> = {
  definition: siteList,
  table: sites,
  id: sites.id,
  join: (select) =>
    select.innerJoin(organisations, eq(organisations.id, sites.organisationId)) as unknown as typeof select,
  select: {
    id: sites.id,
    organisationId: sites.organisationId,
    legalName: organisations.legalName,
    creditCode: organisations.creditCode,
    kind: sites.kind,
    name: sites.name,
    regionCode: sites.regionCode,
    address: sites.address,
    fromDay: sites.fromDay,
    untilDay: sites.untilDay,
  },
  sorts: {
    organisation: organisations.legalName,
    kind: sites.kind,
    region: sites.regionCode,
    fromDay: sites.fromDay,
    untilDay: sites.untilDay,
  },
  filters: {
    kind: (values) => inArray(sites.kind, values),
    region: (words) => or(...words.map(inRegion)),
    on: (days) => or(...days.map(inUseOn)),
    archived: (values) =>
      or(
        ...values.map((value) =>
          ofOrganisations(value === "yes" ? isNotNull(organisations.archivedAt) : isNull(organisations.archivedAt)),
        ),
      ),
  },
  unlessFiltered: { archived: () => ofOrganisations(isNull(organisations.archivedAt)) },
  visible: (actor) => (can(actor, "organisation.see") ? undefined : sql`0`),
  authorize: (context) => authorize(context, "home.see"),
};

export function sitePage(context: Context, query: ListQuery) {
  const { rows, ...page } = runList(context, siteSource, query);
  return {
    ...page,
    rows: rows.map((row) => ({ ...row, kind: row.kind as SiteKind, region: shortRegionName(row.regionCode) })),
  };
}

/** Every row of the query, for an export. */
export function siteExportRows(context: Context, query: ListQuery) {
  authorize(context, "organisation.export");
  return runWholeList(context, siteSource, query).map((row) => ({
    ...row,
    kind: row.kind as SiteKind,
    region: regionName(row.regionCode),
  }));
}
