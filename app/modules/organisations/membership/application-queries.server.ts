import { and, asc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import type { ListSource } from "~/lists/run-list.server";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant, endOfDay, startOfDay } from "~/values/business-day";
import { daysOfPeriod } from "~/values/period";
import { membershipApplications, membershipClasses } from "~db/schema";
import { readCreditCode } from "../credit-code";
import { matchesOf } from "./application-matches.server";
import { OPEN_STATES } from "./application-lifecycle";
import { applicationList } from "./application-list";
import { findApplication } from "./find-application.server";
import { findClass } from "./find-class.server";
import { className } from "./membership-classes.server";
import type { ApplicationState } from "./vocabulary";

interface ApplicationListRow {
  id: number;
  legalName: string;
  state: ApplicationState;
  classZh: string | null;
  classEn: string | null;
  contactName: string;
  createdAt: number;
}

export const applicationSource: ListSource<ApplicationListRow> = {
  definition: applicationList,
  table: membershipApplications,
  id: membershipApplications.id,
  join: (select) =>
    select.leftJoin(membershipClasses, eq(membershipClasses.id, membershipApplications.wishedClassId)) as typeof select,
  select: {
    id: membershipApplications.id,
    legalName: membershipApplications.legalName,
    state: membershipApplications.state,
    classZh: membershipClasses.nameZh,
    classEn: membershipClasses.nameEn,
    contactName: membershipApplications.contactName,
    createdAt: membershipApplications.createdAt,
  },
  sorts: { name: membershipApplications.legalName, createdAt: membershipApplications.createdAt },
  filters: {
    state: (values) => inArray(membershipApplications.state, values),
    class: (ids) => inArray(membershipApplications.wishedClassId, ids.map(Number)),
    receivedIn: (periods) =>
      or(
        ...periods.map((period) => {
          const { firstDay, lastDay } = daysOfPeriod(period);
          return and(
            gte(membershipApplications.createdAt, startOfDay(firstDay)),
            lt(membershipApplications.createdAt, endOfDay(lastDay)),
          );
        }),
      ),
  },
  visible: (actor) => (can(actor, "application.review") ? undefined : sql`0`),
  authorize: (context) => authorize(context, "application.review"),
};

/** One application for those who review it, with the organisations it may be. */
export function applicationPage(context: Context, id: number) {
  const application = findApplication(context, { id });
  const wished = application.wishedClassId === null ? undefined : findClass(context, application.wishedClassId);
  const { tokenHash: _token, submissionKey: _key, ...shown } = application;
  return {
    ...shown,
    wishedClass: wished ? className(wished, context.locale) : null,
    codeFails: application.creditCode !== null && readCreditCode(application.creditCode).status === "check_failed",
    matches: matchesOf(context, application),
  };
}

/** What the applicant sees by the link of the mail: what was sent, and what became of it. */
export function applicationByLink(context: Context, token: string) {
  const { legalName, state, declineReason, createdAt, contactName } = findApplication(context, { token });
  return { legalName, state, declineReason, createdAt, contactName };
}

const MOST = 20;

/** Applications that wait for a decision. */
export function stuckApplications(context: Context): StuckItem[] {
  if (!can(context.actor, "application.review")) return [];
  return context.db
    .select({
      id: membershipApplications.id,
      legalName: membershipApplications.legalName,
      createdAt: membershipApplications.createdAt,
    })
    .from(membershipApplications)
    .where(inArray(membershipApplications.state, [...OPEN_STATES]))
    .orderBy(asc(membershipApplications.createdAt))
    .limit(MOST)
    .all()
    .map((row) => ({
      tone: "warn",
      tag: "application.stuck.tag",
      text: "application.stuck.text",
      params: { name: row.legalName },
      path: `/applications/${row.id}`,
      day: dayOfInstant(row.createdAt),
    }));
}
