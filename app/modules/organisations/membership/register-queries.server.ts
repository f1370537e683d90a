import { and, eq, gte, inArray, isNotNull, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { mayEver } from "~/http/may-ever";
import { Refusal } from "~/http/errors";
import { filterQuery, type ListQuery } from "~/lists/list-query";
import { listCondition, runWholeList, type ListSource } from "~/lists/run-list.server";
import { regionName, shortRegionName } from "~/regions/region-table.server";
import { dayOfInstant } from "~/values/business-day";
import { membershipClasses, memberships, membershipSpans, organisations } from "~db/schema";
import { MEMBER_CLASSES, type MemberClass } from "../member-class";
import { MEMBER_CLASS_CONDITIONS } from "../organisation-queries.server";
import type { OrganisationKind } from "../vocabulary";
import { className, listMembershipClasses } from "./membership-classes.server";
import { registerList } from "./register-list";
import type { MembershipStatus } from "./vocabulary";

interface RegisterRow {
  id: number;
  legalName: string;
  creditCode: string | null;
  kind: string;
  sizeClass: string | null;
  regionCode: string | null;
  status: string;
  joinedOn: string;
  classZh: string | null;
  classEn: string | null;
}

function onDay(day: string): SQL {
  return and(
    lte(membershipSpans.fromDay, day),
    or(isNull(membershipSpans.untilDay), gte(membershipSpans.untilDay, day)),
  )!;
}

const ofOrganisation = (condition: SQL | undefined) =>
  sql`EXISTS (SELECT 1 FROM ${organisations} WHERE ${and(sql`${organisations.id} = ${membershipSpans.organisationId}`, condition)})`;

/** The day that a query asks for: the first one it names, or today. */
export function registerDay(context: Context, query: ListQuery): string {
  return query.filters.on?.[0] ?? dayOfInstant(context.now());
}

export const registerSource: ListSource<RegisterRow> = {
  definition: registerList,
  table: membershipSpans,
  id: membershipSpans.organisationId,
  join: (select) =>
    select
      // Archived ones are left out by `visible` already; said here as well, the rows come in the order of an index.
      .innerJoin(
        organisations,
        and(eq(organisations.id, membershipSpans.organisationId), isNull(organisations.archivedAt)),
      )
      .innerJoin(memberships, eq(memberships.id, membershipSpans.membershipId))
      .leftJoin(membershipClasses, eq(membershipClasses.id, membershipSpans.classId)) as typeof select,
  select: {
    id: organisations.id,
    legalName: organisations.legalName,
    creditCode: organisations.creditCode,
    kind: organisations.kind,
    sizeClass: organisations.sizeClass,
    regionCode: organisations.regionCode,
    status: membershipSpans.status,
    joinedOn: memberships.joinedOn,
    classZh: membershipClasses.nameZh,
    classEn: membershipClasses.nameEn,
  },
  sorts: {
    name: organisations.legalName,
    class: membershipClasses.position,
    status: membershipSpans.status,
    joinedOn: memberships.joinedOn,
    kind: organisations.kind,
  },
  filters: {
    on: ([day]) => onDay(day!),
    class: (ids) => inArray(membershipSpans.classId, ids.map(Number)),
    status: (values) => inArray(membershipSpans.status, values),
    counts: (values) =>
      inArray(
        membershipSpans.counts,
        values.map((value) => value === "yes"),
      ),
    kind: (values) => ofOrganisation(inArray(organisations.kind, values)),
  },
  unlessFiltered: {
    on: (context) => onDay(dayOfInstant(context.now())),
    counts: () => sql`${membershipSpans.counts} = 1`,
  },
  searchKind: "organisation",
  visible: () =>
    sql`${membershipSpans.organisationId} NOT IN (SELECT ${organisations.id} FROM ${organisations} WHERE ${isNotNull(organisations.archivedAt)})`,
  authorize: (context) => {
    if (!mayEver(context.actor, "membership.list")) throw new Refusal("forbidden", "error.forbidden");
  },
};

/** What the screen's table shows of a row. */
export function registerTableRow(row: RegisterRow, locale: string) {
  const { id, legalName, kind, regionCode, status, joinedOn, classZh, classEn } = row;
  return {
    id,
    legalName,
    kind: kind as OrganisationKind,
    region: shortRegionName(regionCode),
    status: status as MembershipStatus,
    joinedOn,
    className: locale === "en" ? classEn : classZh,
  };
}

/** Rows of an export: the whole register of the day. */
export function registerExportRows(context: Context, query: ListQuery) {
  authorize(context, "organisation.export");
  return runWholeList(context, registerSource, query).map((row) => ({
    ...row,
    status: row.status as MembershipStatus,
    kind: row.kind as OrganisationKind,
    region: regionName(row.regionCode),
    className: context.locale === "en" ? row.classEn : row.classZh,
  }));
}

/** Members on a day by class, in the promoter's order, those of no class last. */
export function membersByClass(context: Context, day: string) {
  registerSource.authorize(context);
  const counted = context.db
    .select({ classId: membershipSpans.classId, count: sql<number>`count(*)` })
    .from(membershipSpans)
    .where(listCondition(context, registerSource, filterQuery(registerList, { on: day })))
    .groupBy(membershipSpans.classId)
    .all();
  const of = (classId: number | null) => counted.find((row) => row.classId === classId)?.count ?? 0;
  const rows = listMembershipClasses(context).map((one) => ({
    id: one.id as number | null,
    name: className(one, context.locale) as string | null,
    count: of(one.id),
    offered: one.retiredAt === null,
  }));
  return [
    ...rows.filter((row) => row.offered || row.count > 0),
    { id: null, name: null, count: of(null), offered: true },
  ]
    .filter((row) => row.id !== null || row.count > 0)
    .map(({ id, name, count }) => ({ id, name, count }));
}

/** Members on a day by the four classes of the member mix; they sum to the members. */
export function memberMix(context: Context, day: string): { memberClass: MemberClass; count: number }[] {
  registerSource.authorize(context);
  const of = (memberClass: MemberClass) => sql<number>`count(*) FILTER (WHERE ${MEMBER_CLASS_CONDITIONS[memberClass]})`;
  const counted = context.db
    .select({
      large_firm: of("large_firm"),
      small_or_medium_firm: of("small_or_medium_firm"),
      research: of("research"),
      other: of("other"),
    })
    .from(membershipSpans)
    .innerJoin(organisations, eq(organisations.id, membershipSpans.organisationId))
    .where(and(onDay(day), sql`${membershipSpans.counts} = 1`, isNull(organisations.archivedAt)))
    .get()!;
  return MEMBER_CLASSES.map((memberClass) => ({ memberClass, count: counted[memberClass] }));
}
