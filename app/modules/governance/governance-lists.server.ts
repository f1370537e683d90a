import { and, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import { bodyMeetings, resolutions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { inPeriods, yesOrNo } from "~/lists/filter-conditions.server";
import type { ListSource } from "~/lists/run-list.server";
import { dayOfInstant } from "~/values/business-day";
import { ofOwnBodies } from "./find-body.server";
import { meetingList } from "./meeting-list";
import { resolutionList } from "./resolution-list";
import type { BodyKind, MeetingFormat, MeetingState, ResolutionState } from "./vocabulary";

/*
 * Expressions about one record of the list. They name the outer table in words, because a column placed into a selection loses
 * the name of its table.
 */
const there = sql<number>`(SELECT count(*) FROM meeting_attendances a WHERE a.meeting_id = body_meetings.id AND a.state IN ('present', 'represented'))`;
const decisions = sql<number>`(SELECT count(*) FROM resolutions r WHERE r.meeting_id = body_meetings.id)`;
const minutesApproved = sql<number>`EXISTS (SELECT 1 FROM minutes_approvals m WHERE m.meeting_id = body_meetings.id)`;
const minutesWritten = sql<number>`EXISTS (SELECT 1 FROM minutes_versions m WHERE m.meeting_id = body_meetings.id)`;
const bodyOf = (table: "body_meetings" | "resolutions", column: "name_zh" | "name_en" | "kind") => {
  const owner = table === "body_meetings" ? sql`body_meetings.body_id` : sql`resolutions.body_id`;
  const name = { name_zh: sql`b.name_zh`, name_en: sql`b.name_en`, kind: sql`b.kind` }[column];
  return sql<string>`(SELECT ${name} FROM governance_bodies b WHERE b.id = ${owner})`;
};

const promoterOf = (table: "body_meetings" | "resolutions") => {
  const owner = table === "body_meetings" ? sql`body_meetings.body_id` : sql`resolutions.body_id`;
  return sql<number>`(SELECT b.promoter_id FROM governance_bodies b WHERE b.id = ${owner})`;
};

export interface MeetingRow {
  id: number;
  title: string;
  format: MeetingFormat;
  day: string;
  startsAt: number;
  place: string | null;
  convenedAt: number | null;
  heldAt: number | null;
  cancelledAt: number | null;
  bodyId: number;
  bodyZh: string;
  bodyEn: string | null;
  bodyKind: BodyKind;
  there: number;
  resolutions: number;
  minutesWritten: number;
  minutesApproved: number;
}

/** The rule of meeting-lifecycle.ts in SQL. */
const STATES: Record<MeetingState, SQL | undefined> = {
  cancelled: isNotNull(bodyMeetings.cancelledAt),
  held: and(isNull(bodyMeetings.cancelledAt), isNotNull(bodyMeetings.heldAt)),
  convened: and(isNull(bodyMeetings.cancelledAt), isNull(bodyMeetings.heldAt), isNotNull(bodyMeetings.convenedAt)),
  planned: and(isNull(bodyMeetings.cancelledAt), isNull(bodyMeetings.heldAt), isNull(bodyMeetings.convenedAt)),
};

export const meetingSource: ListSource<MeetingRow> = {
  definition: meetingList,
  table: bodyMeetings,
  id: bodyMeetings.id,
  select: {
    id: bodyMeetings.id,
    title: bodyMeetings.title,
    format: bodyMeetings.format,
    day: bodyMeetings.day,
    startsAt: bodyMeetings.startsAt,
    place: bodyMeetings.place,
    convenedAt: bodyMeetings.convenedAt,
    heldAt: bodyMeetings.heldAt,
    cancelledAt: bodyMeetings.cancelledAt,
    bodyId: bodyMeetings.bodyId,
    bodyZh: bodyOf("body_meetings", "name_zh").as("body_zh"),
    bodyEn: bodyOf("body_meetings", "name_en").as("body_en"),
    bodyKind: bodyOf("body_meetings", "kind").as("body_kind"),
    there: there.as("there"),
    resolutions: decisions.as("resolutions"),
    minutesWritten: minutesWritten.as("minutes_written"),
    minutesApproved: minutesApproved.as("minutes_approved"),
  },
  sorts: { day: bodyMeetings.startsAt, title: bodyMeetings.title },
  filters: {
    body: (values) => inArray(bodyMeetings.bodyId, values.map(Number)),
    promoter: (values) => inArray(promoterOf("body_meetings"), values.map(Number)),
    bodyKind: (values) => inArray(bodyOf("body_meetings", "kind"), values),
    format: (values) => inArray(bodyMeetings.format, values),
    state: (values) => or(...values.map((state) => STATES[state as MeetingState])),
    period: (values) => inPeriods(bodyMeetings.day, values),
    standing: (values) => yesOrNo(values, isNull(bodyMeetings.cancelledAt)),
    minutesApproved: (values) => yesOrNo(values, minutesApproved),
  },
  visible: (actor) => ofOwnBodies(actor, bodyMeetings.bodyId),
  authorize: (context: Context) => authorize(context, "governance.see"),
};

export interface ResolutionRow {
  id: number;
  number: string;
  text: string;
  decidedOn: string;
  dueDay: string | null;
  state: ResolutionState;
  adopted: boolean;
  votesFor: number;
  votesAgainst: number;
  votesAbstained: number;
  closedOn: string | null;
  closingNote: string | null;
  meetingId: number;
  bodyZh: string;
  bodyEn: string | null;
  owner: string | null;
}

export const resolutionSource: ListSource<ResolutionRow> = {
  definition: resolutionList,
  table: resolutions,
  id: resolutions.id,
  select: {
    id: resolutions.id,
    number: resolutions.number,
    text: resolutions.text,
    decidedOn: resolutions.decidedOn,
    dueDay: resolutions.dueDay,
    state: resolutions.state,
    adopted: resolutions.adopted,
    votesFor: resolutions.votesFor,
    votesAgainst: resolutions.votesAgainst,
    votesAbstained: resolutions.votesAbstained,
    closedOn: resolutions.closedOn,
    closingNote: resolutions.closingNote,
    meetingId: resolutions.meetingId,
    bodyZh: bodyOf("resolutions", "name_zh").as("body_zh"),
    bodyEn: bodyOf("resolutions", "name_en").as("body_en"),
    owner: sql<string>`(SELECT u.name FROM users u WHERE u.id = resolutions.owner_id)`.as("owner"),
  },
  sorts: { number: resolutions.number, decidedOn: resolutions.decidedOn, dueDay: resolutions.dueDay },
  filters: {
    body: (values) => inArray(resolutions.bodyId, values.map(Number)),
    promoter: (values) => inArray(promoterOf("resolutions"), values.map(Number)),
    state: (values) => inArray(resolutions.state, values),
    owner: (values) => inArray(resolutions.ownerId, values.map(Number)),
    overdue: (values, _actor, context) =>
      yesOrNo(
        values,
        sql`(${resolutions.state} = 'open' AND coalesce(${resolutions.dueDay}, '9') < ${dayOfInstant(context.now())})`,
      ),
    overdueOn: (days) =>
      or(
        ...days.map((day) =>
          and(
            eq(resolutions.adopted, true),
            lte(resolutions.decidedOn, day),
            lt(resolutions.dueDay, day),
            or(isNull(resolutions.closedOn), gt(resolutions.closedOn, day)),
          ),
        ),
      ),
    decidedIn: (periods) => inPeriods(resolutions.decidedOn, periods),
    implementedIn: (periods) => and(eq(resolutions.state, "done"), inPeriods(resolutions.closedOn, periods)),
    adopted: (values) => yesOrNo(values, eq(resolutions.adopted, true)),
  },
  visible: (actor) => ofOwnBodies(actor, resolutions.bodyId),
  authorize: (context: Context) => authorize(context, "governance.see"),
};
