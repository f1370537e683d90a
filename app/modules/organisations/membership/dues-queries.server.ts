import { and, eq, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { listCondition, type ListSource } from "~/lists/run-list.server";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";
import { dues, duesReminders, membershipClasses, organisations } from "~db/schema";
import { duesList } from "./dues-list";
import { findDue } from "./settle-due.server";
import type { DueState } from "./vocabulary";

interface DuesRow {
  id: number;
  organisationId: number;
  legalName: string;
  year: number;
  classZh: string | null;
  classEn: string | null;
  amountFen: number;
  dueDay: string;
  state: DueState;
  paidOn: string | null;
  reference: string | null;
}

const overdue = (today: string): SQL => and(eq(dues.state, "due"), lt(dues.dueDay, today))!;

export const duesSource: ListSource<DuesRow> = {
  definition: duesList,
  table: dues,
  id: dues.id,
  join: (select) =>
    select
      .innerJoin(organisations, eq(organisations.id, dues.organisationId))
      .leftJoin(membershipClasses, eq(membershipClasses.id, dues.classId)) as typeof select,
  select: {
    id: dues.id,
    organisationId: dues.organisationId,
    legalName: organisations.legalName,
    year: dues.year,
    classZh: membershipClasses.nameZh,
    classEn: membershipClasses.nameEn,
    amountFen: dues.amountFen,
    dueDay: dues.dueDay,
    state: dues.state,
    paidOn: dues.paidOn,
    reference: dues.reference,
  },
  sorts: {
    name: organisations.legalName,
    year: dues.year,
    amount: dues.amountFen,
    dueDay: dues.dueDay,
    paidOn: dues.paidOn,
  },
  filters: {
    year: (periods) =>
      inArray(
        dues.year,
        periods.map((period) => Number(period.slice(0, 4))),
      ),
    state: (values) => inArray(dues.state, values),
    class: (ids) => inArray(dues.classId, ids.map(Number)),
    overdue: (values, _actor, context) => {
      const late = overdue(dayOfInstant(context.now()));
      return or(...values.map((value) => (value === "yes" ? late : sql`NOT ${late}`)));
    },
    organisation: (ids) => inArray(dues.organisationId, ids.map(Number)),
  },
  measures: { amountFen: sql<number>`${dues.amountFen}` },
  visible: (actor) => (can(actor, "dues.list") ? undefined : sql`0`),
  authorize: (context) => authorize(context, "dues.list"),
};

export interface DuesSum {
  count: number;
  amountFen: number;
  /** The filters that show exactly these dues. */
  filters: Record<string, string | string[]>;
}

/**
 * What a year brought in and what is still out. The collection rate is collected over collected and outstanding; what was waived
 * is in neither.
 */
export function duesFigures(context: Context, year: number) {
  authorize(context, "dues.list");
  const sum = (filters: DuesSum["filters"]): DuesSum => {
    const asked = { year: String(year), ...filters };
    const row = context.db
      .select({ count: sql<number>`count(*)`, amountFen: sql<number>`coalesce(sum(${dues.amountFen}), 0)` })
      .from(dues)
      .where(listCondition(context, duesSource, filterQuery(duesList, asked)))
      .get()!;
    return { ...row, filters: asked };
  };
  const collected = sum({ state: "paid" });
  const outstanding = sum({ state: "due" });
  return {
    year,
    collected,
    outstanding,
    overdue: sum({ overdue: "yes" }),
    waived: sum({ state: "waived" }),
    /** Fen over fen; nothing to divide by while nothing was levied. */
    rate: { numerator: collected.amountFen, denominator: collected.amountFen + outstanding.amountFen },
  };
}

/** One due with the reminders that went out for it. */
export function duePage(context: Context, id: number) {
  const due = findDue(context, id);
  const { legalName } = context.db
    .select({ legalName: organisations.legalName })
    .from(organisations)
    .where(eq(organisations.id, due.organisationId))
    .get()!;
  const reminders = context.db
    .select({ kind: duesReminders.kind, sentAt: duesReminders.sentAt })
    .from(duesReminders)
    .where(eq(duesReminders.dueId, id))
    .orderBy(duesReminders.sentAt)
    .all();
  return { ...due, legalName, reminders: reminders.map((row) => ({ ...row, kind: row.kind as "impending" | "late" })) };
}

/** What is overdue, as one matter for the home page. */
export function stuckDues(context: Context): StuckItem[] {
  if (!can(context.actor, "dues.list")) return [];
  const row = context.db
    .select({
      count: sql<number>`count(*)`,
      amountFen: sql<number>`coalesce(sum(${dues.amountFen}), 0)`,
      since: sql<string | null>`min(${dues.dueDay})`,
    })
    .from(dues)
    .innerJoin(organisations, and(eq(organisations.id, dues.organisationId), isNull(organisations.archivedAt)))
    .where(overdue(dayOfInstant(context.now())))
    .get();
  if (!row || row.count === 0 || row.since === null) return [];
  return [
    {
      tone: "bad",
      tag: "dues.stuck.tag",
      text: "dues.stuck.text",
      params: { count: row.count, yuan: Math.round(row.amountFen / 100) },
      path: "/dues?filter.overdue=yes",
      day: row.since,
    },
  ];
}
