import { and, between, eq, inArray, isNotNull, isNull, lt, lte, not, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Actor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { isCosted } from "~/access/event-costs.server";
import { inCareOf, ofPromoters } from "~/access/promoter-care.server";
import { notFound, Refusal } from "~/http/errors";
import { mayEver } from "~/http/may-ever";
import { inPeriods, yesOrNo } from "~/lists/filter-conditions.server";
import { filterQuery, type ListQuery } from "~/lists/list-query";
import { listCondition, runWholeList, type ListSource } from "~/lists/run-list.server";
import { findRegion } from "~/regions/find-region.server";
import { isRegionCode, NO_CITY, regionRange } from "~/regions/region-code";
import { regionName, shortRegionName } from "~/regions/region-table.server";
import { dayOfInstant } from "~/values/business-day";
import { daysOfPeriod, spansOf, type Period } from "~/values/period";
import { contacts, events, organisations, promoters, registrations, signIns } from "~db/schema";
import { RESEARCH_KINDS, SMALL_OR_MEDIUM, type MemberClass } from "./member-class";
import {
  classChangedIn,
  classOnDay,
  joinedIn,
  lapsedIn,
  leftIn,
  membershipIs,
  memberOn,
  resumedIn,
  statusOnDay,
} from "./membership/membership-conditions.server";
import { standingsOf, type Standing } from "./membership/standings.server";
import { refuseMerged } from "./merge/refuse-merged.server";
import { organisationList } from "./organisation-list";
import { organisationRecord, organisationStatements } from "./organisation-record.server";
import { completeBelow, completenessOfRow, isStaleCondition } from "./profile/freshness.server";
import { lastSureAt } from "./profile/staleness";
import { industryText } from "./profile/find-industry.server";
import { producesIn } from "./sites/site-conditions.server";
import {
  aboveScaleOn,
  chainRolesOfRow,
  hasChainRole,
  hasTag,
  inGroup,
  registeredWithinOn,
  tagsOfRow,
  withinIndustry,
} from "./profile/profile-conditions.server";
import { tookPart } from "./taking-part.server";
import type { Membership } from "./vocabulary";
import { careOf, isInCare, organisationInCare } from "./organisation-care.server";

interface OrganisationListRow {
  id: number;
  legalName: string;
  shortName: string | null;
  formerNames: string[];
  englishName: string | null;
  creditCode: string | null;
  creditCodeConfirmed: boolean;
  kind: string;
  sizeClass: string | null;
  regionCode: string | null;
  address: string | null;
  industry: string | null;
  industryCode: string | null;
  chainRoles: string[];
  products: string[];
  website: string | null;
  groupName: string | null;
  aboveScaleSince: string | null;
  aboveScaleUntil: string | null;
  tags: string[];
  confirmedAt: number | null;
  completeness: number;
  memberSince: string | null;
  memberUntil: string | null;
  note: string | null;
  promoterId: number;
  updatedAt: number;
  archivedAt: number | null;
}

/** Which organisations an actor may know of. */
export function visibleOrganisations(actor: Actor): SQL | undefined {
  if (can(actor, "organisation.see")) return undefined;
  return actor.organisationIds.length > 0 ? inArray(organisations.id, [...actor.organisationIds]) : sql`0`;
}

/**
 * Organisations that took part in an event that the figures count: published, not cancelled and over. An event
 * belongs, with all its days, to the period of its first day.
 */
function seenAt(context: Context, which: SQL | undefined): SQL {
  return seen(and(which, isNotNull(events.publishedAt), lte(events.endsAt, context.now())));
}

function seen(which: SQL | undefined): SQL {
  return tookPart(and(which, isNull(events.cancelledAt)));
}

/** Events that the actor may know of: drafts only of the own promoter. */
export function publishedOrRun(actor: Actor): SQL | undefined {
  return actor.promoterId === null ? undefined : or(isNotNull(events.publishedAt), inCareOf(actor, "event"));
}

/** Which events of the query served the organisation; all the conditions mean one and the same event. */
function servingEvents(all: Record<string, string[]>, actor: Actor): SQL | undefined {
  return and(
    all.servedIn && inPeriods(events.startDay, all.servedIn),
    all.servedType && inArray(events.type, all.servedType),
    all.servedFunction && inArray(events.promoterFunction, all.servedFunction),
    all.servedBy && ofPromoters("event", all.servedBy.map(Number)),
    all.servedCosted && yesOrNo(all.servedCosted, isCosted(actor)),
  );
}

/** The rule of member-class.ts in SQL. */
export const MEMBER_CLASS_CONDITIONS: Record<MemberClass, SQL | undefined> = {
  large_firm: and(eq(organisations.kind, "enterprise"), eq(organisations.sizeClass, "large")),
  small_or_medium_firm: and(
    eq(organisations.kind, "enterprise"),
    inArray(organisations.sizeClass, [...SMALL_OR_MEDIUM]),
  ),
  research: inArray(organisations.kind, [...RESEARCH_KINDS]),
  other: and(
    not(inArray(organisations.kind, [...RESEARCH_KINDS])),
    or(not(eq(organisations.kind, "enterprise")), isNull(organisations.sizeClass)),
  ),
};

/** The day of which the regions are asked for, where it is not today: the one named, or that of the members asked for. */
function pastDays(context: Context, all: Record<string, string[]>): string[] {
  const today = dayOfInstant(context.now());
  return (all.regionOn ?? all.memberOn ?? []).filter((day) => day < today);
}

/** A code, or a name that means one region; anything else finds nothing. */
function regionCondition(word: string, days: readonly string[]): SQL {
  const found = findRegion(word);
  const code = found.kind === "found" ? found.code : isRegionCode(word) ? word : null;
  if (code === null) return sql`0`;
  const { first, last } = regionRange(code);
  if (days.length === 0) return between(organisations.regionCode, first, last);
  return or(...days.map((day) => registeredWithinOn(first, last, day)))!;
}

function cityCondition(code: string): SQL {
  if (code === NO_CITY) return sql`(${organisations.regionCode} IS NULL OR ${organisations.regionCode} LIKE '__0000')`;
  if (!isRegionCode(code)) return sql`0`;
  const { first, last } = regionRange(code);
  return between(organisations.regionCode, first, last);
}

/** Status and class are those of today, or of the day for which members are asked. */
function daysMeant(context: Context, all: Record<string, string[]>): string[] {
  return all.memberOn ?? [dayOfInstant(context.now())];
}

export const organisationSource: ListSource<OrganisationListRow> = {
  definition: organisationList,
  table: organisations,
  id: organisations.id,
  select: {
    id: organisations.id,
    legalName: organisations.legalName,
    shortName: organisations.shortName,
    formerNames: organisations.formerNames,
    englishName: organisations.englishName,
    creditCode: organisations.creditCode,
    creditCodeConfirmed: organisations.creditCodeConfirmed,
    kind: organisations.kind,
    sizeClass: organisations.sizeClass,
    regionCode: organisations.regionCode,
    address: organisations.address,
    industry: organisations.industry,
    industryCode: organisations.industryCode,
    chainRoles: chainRolesOfRow,
    products: organisations.products,
    website: organisations.website,
    groupName: organisations.groupName,
    aboveScaleSince: organisations.aboveScaleSince,
    aboveScaleUntil: organisations.aboveScaleUntil,
    tags: tagsOfRow,
    confirmedAt: organisations.confirmedAt,
    completeness: completenessOfRow,
    memberSince: organisations.memberSince,
    memberUntil: organisations.memberUntil,
    note: organisations.note,
    promoterId: organisations.promoterId,
    updatedAt: organisations.updatedAt,
    archivedAt: organisations.archivedAt,
  },
  sorts: {
    name: organisations.legalName,
    kind: organisations.kind,
    region: organisations.regionCode,
    updatedAt: organisations.updatedAt,
    completeness: completenessOfRow,
  },
  filters: {
    kind: (values) => inArray(organisations.kind, values),
    size: (values) => inArray(organisations.sizeClass, values),
    chainRole: (values) => hasChainRole(values),
    tag: (ids) => hasTag(ids.map(Number)),
    group: (words) => inGroup(words),
    industry: (codes) => withinIndustry(codes),
    stale: (values, _actor, context) => isStaleCondition(context, values),
    completeBelow: (percents) => completeBelow(percents),
    aboveScaleOn: (days) => or(...days.map(aboveScaleOn)),
    region: (words, _actor, context, all) => or(...words.map((word) => regionCondition(word, pastDays(context, all)))),
    city: (codes) => or(...codes.map(cityCondition)),
    regionOn: () => undefined,
    producesIn: (words, _actor, context, all) =>
      or(...(all.producesOn ?? [dayOfInstant(context.now())]).map((day) => producesIn(words, day))),
    producesOn: () => undefined,
    promoter: (ids) =>
      sql`${organisations.promoterId} IN (SELECT ${promoters.id} FROM ${promoters} WHERE ${or(inArray(promoters.id, ids.map(Number)), inArray(promoters.parentId, ids.map(Number)))})`,
    membership: (values, _actor, context) => {
      const today = dayOfInstant(context.now());
      return or(...values.map((value) => membershipIs(value as Membership, today)));
    },
    membershipStatus: (values, _actor, context, all) =>
      or(...daysMeant(context, all).map((day) => statusOnDay(values, day))),
    membershipClass: (ids, _actor, context, all) =>
      or(...daysMeant(context, all).map((day) => classOnDay(ids.map(Number), day))),
    memberOn: (days) => or(...days.map(memberOn)),
    joinedIn: (periods) => joinedIn(periods),
    leftIn: (periods) => leftIn(periods),
    lapsedIn: (periods) => lapsedIn(periods),
    resumedIn: (periods) => resumedIn(periods),
    classChangedIn: (periods) => classChangedIn(periods),
    memberClass: (values) => or(...values.map((value) => MEMBER_CLASS_CONDITIONS[value as MemberClass])),
    servedIn: (_values, actor, context, all) => seenAt(context, servingEvents(all, actor)),
    notServedIn: (periods, _actor, context) => not(seenAt(context, inPeriods(events.startDay, periods))),
    servedType: (_values, actor, context, all) => seenAt(context, servingEvents(all, actor)),
    servedFunction: (_values, actor, context, all) => seenAt(context, servingEvents(all, actor)),
    servedBy: (_values, actor, context, all) => seenAt(context, servingEvents(all, actor)),
    servedCosted: (_values, actor, context, all) => seenAt(context, servingEvents(all, actor)),
    firstServedIn: (periods, _actor, context) =>
      or(
        ...spansOf(periods).map(({ firstDay, lastDay }) =>
          and(
            seenAt(context, between(events.startDay, firstDay, lastDay)),
            not(seenAt(context, lt(events.startDay, firstDay))),
          ),
        ),
      ),
    // Who came to one event of others is told by its own people.
    eventAttended: (ids, actor, context) => {
      // Places on a stand are given away before anybody stands there.
      const begun = lte(events.startDay, dayOfInstant(context.now()));
      return seen(and(inArray(events.id, ids.map(Number)), begun, inCareOf(actor, "event")));
    },
    archived: (values) =>
      or(
        ...values.map((value) =>
          value === "yes" ? isNotNull(organisations.archivedAt) : isNull(organisations.archivedAt),
        ),
      ),
  },
  unlessFiltered: { archived: () => isNull(organisations.archivedAt) },
  facets: { kind: organisations.kind, size: organisations.sizeClass },
  searchKind: "organisation",
  visible: visibleOrganisations,
  authorize: (context) => {
    if (!mayEver(context.actor, "organisation.see")) throw new Refusal("forbidden", "error.forbidden");
  },
};

/** What the screen's table shows of a row. */
export function organisationTableRow(row: OrganisationListRow, standing: Standing | undefined) {
  const { id, legalName, shortName, kind, sizeClass, regionCode, chainRoles, industry, products, updatedAt } = row;
  return {
    id,
    legalName,
    shortName,
    kind,
    sizeClass,
    region: shortRegionName(regionCode),
    chainRoles,
    industry,
    tags: row.tags,
    completeness: row.completeness,
    sureDay: dayOfInstant(lastSureAt(row)),
    products: products.slice(0, 3),
    membership: standing?.status ?? null,
    updatedDay: dayOfInstant(updatedAt),
    archived: row.archivedAt !== null,
  };
}

/** Rows of an export: everything of the form, the region by name. */
export function organisationExportRows(context: Context, query: ListQuery) {
  authorize(context, "organisation.export");
  const inCare = careOf(context);
  return runWholeList(context, organisationSource, query).map((row) => ({
    ...row,
    note: inCare(row.id) ? row.note : null,
    region: regionName(row.regionCode),
    industry: industryText(row.industryCode, row.industry),
  }));
}

/** Members at the end of a period, and who joined and left in it. */
export function membershipMovement(context: Context, period: Period) {
  organisationSource.authorize(context);
  const count = (filters: Record<string, string>) =>
    context.db
      .select({ total: sql<number>`count(*)` })
      .from(organisations)
      .where(listCondition(context, organisationSource, filterQuery(organisationList, filters)))
      .get()!.total;
  return {
    members: count({ memberOn: daysOfPeriod(period).lastDay }),
    joined: count({ joinedIn: period }),
    left: count({ leftIn: period }),
  };
}

/** What archiving an organisation would touch. */
export function recordsOfOrganisation(context: Context, id: number) {
  authorize(context, "organisation.write");
  const row = organisationInCare(context, id);
  const count = (table: SQLiteTable, column: SQLiteColumn) =>
    context.db
      .select({ total: sql<number>`count(*)` })
      .from(table)
      .where(eq(column, id))
      .get()!.total;
  return {
    legalName: row.legalName,
    archived: row.archivedAt !== null,
    contacts: count(contacts, contacts.organisationId),
    registrations: count(registrations, registrations.organisationId),
    signIns: count(signIns, signIns.organisationId),
  };
}

export function visibleOrganisation(context: Context, id: number) {
  const row = organisationStatements(context.db).byId(id);
  if (row?.mergedIntoId != null) refuseMerged(context, row);
  if (!row || !can(context.actor, "organisation.see", { id })) throw notFound();
  return row;
}

/** One organisation for its page. Not visible means not found. */
export function organisationDetail(context: Context, id: number) {
  const row = visibleOrganisation(context, id);
  const promoter = context.db.select().from(promoters).where(eq(promoters.id, row.promoterId)).get();
  return {
    ...organisationRecord(row),
    // What staff noted about a firm is not for the firm.
    note: can(context.actor, "home.see") && isInCare(context, id) ? row.note : null,
    id: row.id,
    version: row.version,
    regionName: regionName(row.regionCode),
    membership: standingsOf(context, [id], dayOfInstant(context.now())).get(id)?.status ?? null,
    promoterName: promoter ? (context.locale === "en" ? promoter.nameEn : promoter.nameZh) : "",
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archivedAt: row.archivedAt,
  };
}

/** The organisation as its form shows it; the region by name. */
export function organisationFormValues(context: Context, id: number) {
  authorize(context, "organisation.write");
  const row = organisationInCare(context, id);
  const record = organisationRecord(row);
  return { ...record, region: regionName(row.regionCode), version: row.version, archived: row.archivedAt !== null };
}

/** What the chips of the filter by event are called. */
export function attendedEventOptions(context: Context, ids: readonly string[]): { value: string; label: string }[] {
  if (ids.length === 0 || !can(context.actor, "home.see")) return [];
  return context.db
    .select({ id: events.id, titleZh: events.titleZh, titleEn: events.titleEn })
    .from(events)
    .where(and(inArray(events.id, ids.map(Number)), publishedOrRun(context.actor)))
    .all()
    .map(({ id, titleZh, titleEn }) => ({
      value: String(id),
      label: context.locale === "en" ? (titleEn ?? titleZh) : titleZh,
    }));
}
