import { and, inArray, sql } from "drizzle-orm";
import { complaints } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { inPeriods, yesOrNo } from "~/lists/filter-conditions.server";
import type { ListSource } from "~/lists/run-list.server";
import { dayOfInstant } from "~/values/business-day";
import { complaintList } from "./complaint-list";
import { isExpired } from "./complaint-process";
import type { ComplaintState, Ruling } from "./vocabulary";

const expiredOn = (context: Context) => sql`coalesce(${complaints.expiresOn}, '9') < ${dayOfInstant(context.now())}`;

const filters: ListSource<{ id: number }>["filters"] = {
  state: (values) => inArray(complaints.state, values),
  outcome: (values) => inArray(complaints.outcome, values),
  receivedIn: (values) => inPeriods(complaints.receivedOn, values),
  closedIn: (values) => inPeriods(complaints.closedOn, values),
  onTime: (values) => yesOrNo(values, sql`coalesce(${complaints.closedOn}, '9') <= ${complaints.dueDay}`),
  overdue: (values, _actor, context) =>
    yesOrNo(
      values,
      and(sql`${complaints.closedOn} IS NULL`, sql`${complaints.dueDay} < ${dayOfInstant(context.now())}`)!,
    ),
  expired: (values, _actor, context) => yesOrNo(values, expiredOn(context)),
};
const unlessFiltered = { expired: (context: Context) => sql`NOT (${expiredOn(context)})` };
const sorts = { number: complaints.number, receivedOn: complaints.receivedOn, dueDay: complaints.dueDay };

export interface ComplaintRow {
  id: number;
  number: string;
  organisationId: number | null;
  organisationName: string | null;
  aboutName: string;
  subject: string;
  receivedOn: string;
  state: ComplaintState;
  outcome: Ruling | null;
  dueDay: string;
  closedOn: string | null;
  expiresOn: string | null;
}

/** For those who handle complaints. */
export const complaintSource: ListSource<ComplaintRow> = {
  definition: complaintList,
  table: complaints,
  id: complaints.id,
  select: {
    id: complaints.id,
    number: complaints.number,
    organisationId: complaints.organisationId,
    organisationName:
      sql<string>`(SELECT o.legal_name FROM organisations o WHERE o.id = complaints.organisation_id)`.as(
        "organisation_name",
      ),
    aboutName: complaints.aboutName,
    subject: complaints.subject,
    receivedOn: complaints.receivedOn,
    state: complaints.state,
    outcome: complaints.outcome,
    dueDay: complaints.dueDay,
    closedOn: complaints.closedOn,
    expiresOn: complaints.expiresOn,
  },
  sorts,
  filters,
  unlessFiltered,
  visible: () => undefined,
  authorize: (context: Context) => authorize(context, "complaint.see"),
};

/** The same complaints for whoever may count them: nothing can be read of a row but its id. */
export const complaintCountSource: ListSource<{ id: number }> = {
  definition: complaintList,
  table: complaints,
  id: complaints.id,
  select: { id: complaints.id },
  sorts,
  filters,
  unlessFiltered,
  visible: () => undefined,
  authorize: (context: Context) => authorize(context, "conduct.count"),
};

/** A row as it is shown and exported: of what has expired only its number, days and state. */
export function shownComplaint(row: ComplaintRow, today: string) {
  const expired = isExpired(row, today);
  const { organisationName, aboutName, ...rest } = row;
  if (expired) return { ...rest, expired, organisationId: null, about: null, subject: null, outcome: null };
  return { ...rest, expired, about: organisationName ?? aboutName };
}
