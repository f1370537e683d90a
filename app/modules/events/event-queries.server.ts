import { and, inArray, isNotNull, or, sql, type SQL } from "drizzle-orm";
import { events } from "~db/schema";
import type { Actor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { isCosted } from "~/access/event-costs.server";
import { inCareOf, ofPromoters } from "~/access/promoter-care.server";
import { inPeriods, yesOrNo } from "~/lists/filter-conditions.server";
import type { ListSource } from "~/lists/run-list.server";
import { firmsAtEvent, firmsExpectedAtEvent } from "~/modules/organisations/taking-part.server";
import { dayOfInstant } from "~/values/business-day";
import { eventList } from "./event-list";
import { LEAST_ANONYMOUS_ANSWERS } from "./surveys/vocabulary";
import { eventsOfFirms } from "./events-of-firms.server";
import { eventStatus, type EventState, type SeatsTaken } from "./event-status";
import type {
  AttendanceMode,
  EventStatus,
  EventType,
  NetworkActivity,
  PresenceMode,
  PromoterFunction,
} from "./vocabulary";

/*
 * Expressions about one event of a query on `events`. They name the outer table in words, because a column placed into a
 * selection loses the name of its table and would mean the inner one. Each answers from an index that covers it.
 */
const seatsConfirmed = sql<number>`(SELECT coalesce(sum(r.seats), 0) FROM registrations r WHERE r.event_id = events.id AND r.status = 'confirmed')`;

/** Those of offers too, which nobody else can take. */
const seatsHeld = sql<number>`(SELECT coalesce(sum(r.seats), 0) FROM registrations r WHERE r.event_id = events.id AND r.status IN ('confirmed', 'offered'))`;

/** A ticket type that does not close by itself closes at no time. */
const NEVER = Number.MAX_SAFE_INTEGER;
const ticketsOpenUntil = sql<
  number | null
>`(SELECT max(coalesce(t.closes_at, ${NEVER})) FROM ticket_types t WHERE t.event_id = events.id)`;
const ticketsLeftUntil = sql<
  number | null
>`(SELECT max(coalesce(t.closes_at, ${NEVER})) FROM ticket_types t WHERE t.event_id = events.id
  AND (t.quota IS NULL OR t.quota > (SELECT count(*) FROM registered_people p JOIN registrations r ON r.id = p.registration_id
    WHERE p.ticket_type_id = t.id AND r.status IN ('confirmed', 'offered'))))`;

const seatsOfInvited = sql<number>`(SELECT coalesce(sum(r.seats), 0) FROM registrations r WHERE r.event_id = events.id AND r.status IN ('confirmed', 'offered') AND r.invitation_id IS NOT NULL)`;

/** Counted numbers, and the sign-ins of the days without one: the rule of attendance-counting.ts. */
function personTimesOf(mode: PresenceMode): SQL<number> {
  return sql<number>`(CASE WHEN events.published_at IS NULL OR events.cancelled_at IS NOT NULL THEN 0 ELSE
    (SELECT count(*) FROM sign_ins s WHERE s.event_id = events.id AND s.mode = ${mode})
    + (SELECT coalesce(sum(c.people - (SELECT count(*) FROM sign_ins s WHERE s.event_id = c.event_id AND s.day = c.day AND s.mode = c.mode)), 0)
       FROM attendance_counts c WHERE c.event_id = events.id AND c.mode = ${mode}) END)`;
}

const signedIn = sql<number>`(CASE WHEN events.published_at IS NULL OR events.cancelled_at IS NOT NULL THEN 0 ELSE
  (SELECT count(*) FROM sign_ins s WHERE s.event_id = events.id) END)`;

/** Distinct firms we know of that are to come. Nobody is to come to what was cancelled. */
const firmsConfirmed = sql<number>`(CASE WHEN events.cancelled_at IS NOT NULL THEN 0 ELSE
  (SELECT count(*) FROM ${firmsExpectedAtEvent}) END)`;

/** Distinct firms we know of that took part: places on a stand are given away before anybody stands there, by `hasBegun`. */
const firmsPresent = (
  context: Context,
) => sql<number>`(CASE WHEN events.published_at IS NULL OR events.cancelled_at IS NOT NULL
  OR events.start_day > ${dayOfInstant(context.now())} THEN 0 ELSE (SELECT count(*) FROM ${firmsAtEvent}) END)`;

/** The rule of presence/standing.ts in SQL, of a row `p` of registered people: neither there nor excused. */
const isNoShow = sql`(NOT EXISTS (SELECT 1 FROM sign_ins s WHERE s.registered_person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM presences a WHERE a.registered_person_id = p.id
    AND (a.standing = 'present' OR (a.standing = 'excused' AND a.session_id IS NULL))))`;

/** Attendance of the event was taken by name: excuses alone, or the list of one of its sessions, say nothing of who came. */
const isTakenByName = sql`(EXISTS (SELECT 1 FROM sign_ins s WHERE s.event_id = events.id)
  OR EXISTS (SELECT 1 FROM presences a WHERE a.event_id = events.id AND a.session_id IS NULL AND a.standing IN ('present', 'absent')))`;

/** People with a confirmed seat who neither came nor were excused; nobody where attendance was not taken by name. */
const peopleAbsent = sql<number>`(CASE WHEN ${isTakenByName} THEN
  (SELECT count(*) FROM registrations r JOIN registered_people p ON p.registration_id = r.id
   WHERE r.event_id = events.id AND r.status = 'confirmed' AND ${isNoShow}) ELSE 0 END)`;

/** What was written down of it; nothing where nothing was. */
const actualCost = sql<number>`(SELECT coalesce(sum(c.actual_fen), 0) FROM event_cost_lines c WHERE c.event_id = events.id)`;

/** The rule of surveys/survey-state.ts in SQL. */
function isRated(today: string): SQL {
  return sql`EXISTS (SELECT 1 FROM event_surveys v WHERE v.event_id = events.id AND v.sent_at IS NOT NULL
    AND (SELECT count(*) FROM survey_answers a WHERE a.survey_id = v.id) >= CASE v.anonymous WHEN 1 THEN ${LEAST_ANONYMOUS_ANSWERS} ELSE 1 END
    AND (v.anonymous = 0 OR v.closed_at IS NOT NULL OR v.closes_on < ${today}))`;
}

/** Of every answer: only events whose results are shown may be asked for these. */
const ofAnswers = (what: SQL) =>
  sql<number>`(SELECT ${what} FROM survey_answers a JOIN event_surveys v ON v.id = a.survey_id WHERE v.event_id = events.id)`;
const satisfaction = {
  satisfactionPoints: ofAnswers(sql`coalesce(sum(a.satisfaction), 0)`),
  satisfactionAnswers: ofAnswers(sql`count(*)`),
};

export const ofEvents = {
  seatsConfirmed,
  seatsHeld,
  seatsOfInvited,
  ticketsOpenUntil,
  ticketsLeftUntil,
  peopleAbsent: sql<number | null>`(CASE WHEN ${isTakenByName} AND ${seatsConfirmed} > 0 THEN ${peopleAbsent} END)`,
  attendance: personTimesOf("venue"),
  onlineAttendance: personTimesOf("online"),
  signIns: signedIn,
  firmsConfirmed,
  firms: firmsPresent,
};

export interface EventRow extends EventState, SeatsTaken {
  id: number;
  titleZh: string;
  titleEn: string | null;
  type: EventType;
  promoterFunction: PromoterFunction;
  networkActivity: NetworkActivity;
  startDay: string;
  endDay: string;
  attendanceMode: AttendanceMode;
  venue: string | null;
  promoterZh: string;
  promoterEn: string;
  registered: number;
  attendance: number;
  onlineAttendance: number;
  /** To come, as far as is known; and those that came, none before the first day. */
  firmsConfirmed: number;
  firms: number;
}

/** The condition of `event-status.ts` in SQL. */
function statusIs(status: EventStatus, now: number): SQL {
  const live = sql`events.published_at IS NOT NULL AND events.cancelled_at IS NULL`;
  const closes = sql`coalesce(events.registration_closes_at, events.starts_at)`;
  const before = sql`${live} AND events.ends_at > ${now} AND events.starts_at > ${now}`;
  const ticketsClosed = sql`coalesce(${ticketsOpenUntil}, ${NEVER}) <= ${now}`;
  const soldOut = sql`(${ticketsOpenUntil} IS NOT NULL AND coalesce(${ticketsLeftUntil}, 0) <= ${now})`;
  const full = sql`((events.capacity IS NOT NULL AND ${seatsHeld} >= events.capacity) OR ${soldOut})`;
  switch (status) {
    case "cancelled":
      return sql`events.cancelled_at IS NOT NULL`;
    case "draft":
      return sql`events.published_at IS NULL AND events.cancelled_at IS NULL`;
    case "past":
      return sql`${live} AND events.ends_at <= ${now}`;
    case "running":
      return sql`${live} AND events.ends_at > ${now} AND events.starts_at <= ${now}`;
    case "closed":
      return sql`${before} AND (${closes} <= ${now} OR ${ticketsClosed})`;
    case "full":
      return sql`${before} AND ${closes} > ${now} AND NOT (${ticketsClosed}) AND ${full}`;
    case "open":
      return sql`${before} AND ${closes} > ${now} AND NOT (${ticketsClosed}) AND NOT ${full}`;
  }
}

const heldBy = (now: number) =>
  sql`events.published_at IS NOT NULL AND events.cancelled_at IS NULL AND events.ends_at <= ${now}`;
const upcomingAt = (now: number) => sql`events.cancelled_at IS NULL AND events.ends_at > ${now}`;

/** An event belongs to the period of its first day, and to its owner as well as to its co-hosts; it is one row all the same. */
export const eventFilters: ListSource<{ id: number }>["filters"] = {
  period: (values) => inPeriods(events.startDay, values),
  type: (values) => inArray(events.type, values),
  function: (values) => inArray(events.promoterFunction, values),
  activity: (values) => inArray(events.networkActivity, values),
  promoter: (values) => ofPromoters("event", values.map(Number)),
  mode: (values) => inArray(events.attendanceMode, values),
  status: (values, _actor, context) =>
    or(...values.map((status) => sql`(${statusIs(status as EventStatus, context.now())})`)),
  held: (values, _actor, context) => yesOrNo(values, heldBy(context.now())),
  costed: (values, actor) => yesOrNo(values, isCosted(actor)),
  rated: (values, actor, context) =>
    yesOrNo(values, and(isRated(dayOfInstant(context.now())), inCareOf(actor, "event"))!),
  absent: (values) => yesOrNo(values, sql`${peopleAbsent} > 0`),
  upcoming: (values, _actor, context) => yesOrNo(values, upcomingAt(context.now())),
};

/** Events that the actor's promoter runs, alone or together with others; all of them for the hub's people. */
export function eventsToRun(actor: Actor): SQL | undefined {
  return inCareOf(actor, "event");
}

/** What an actor may see of the events at all. */
export function visibleEvents(actor: Actor): SQL | undefined {
  if (!can(actor, "event.list"))
    return sql`events.published_at IS NOT NULL AND (events.listed = 1 OR ${eventsOfFirms(actor.organisationIds)})`;
  return actor.promoterId === null ? undefined : or(isNotNull(events.publishedAt), eventsToRun(actor));
}

export const eventSource: ListSource<EventRow> = {
  definition: eventList,
  table: events,
  id: events.id,
  select: {
    id: events.id,
    titleZh: events.titleZh,
    titleEn: events.titleEn,
    type: events.type,
    promoterFunction: events.promoterFunction,
    networkActivity: events.networkActivity,
    startDay: events.startDay,
    endDay: events.endDay,
    startsAt: events.startsAt,
    endsAt: events.endsAt,
    attendanceMode: events.attendanceMode,
    venue: events.venue,
    capacity: events.capacity,
    registrationClosesAt: events.registrationClosesAt,
    publishedAt: events.publishedAt,
    cancelledAt: events.cancelledAt,
    promoterZh: sql<string>`(SELECT p.short_name_zh FROM promoters p WHERE p.id = events.promoter_id)`.as(
      "promoter_zh",
    ),
    promoterEn: sql<string>`(SELECT p.short_name_en FROM promoters p WHERE p.id = events.promoter_id)`.as(
      "promoter_en",
    ),
    registered: ofEvents.seatsConfirmed.as("registered"),
    held: ofEvents.seatsHeld.as("held"),
    ticketsOpenUntil: ofEvents.ticketsOpenUntil.as("tickets_open_until"),
    ticketsLeftUntil: ofEvents.ticketsLeftUntil.as("tickets_left_until"),
    attendance: ofEvents.attendance.as("attendance"),
    onlineAttendance: ofEvents.onlineAttendance.as("online_attendance"),
    firmsConfirmed: ofEvents.firmsConfirmed.as("firms_confirmed"),
    firms: (context) => ofEvents.firms(context).as("firms"),
  },
  sorts: {
    title: events.titleZh,
    date: events.startsAt,
    type: events.type,
    registered: ofEvents.seatsConfirmed,
    attendance: ofEvents.attendance,
    firmsConfirmed: ofEvents.firmsConfirmed,
    firms: ofEvents.firms,
  },
  filters: eventFilters,
  searchKind: "event",
  measures: {
    attendance: ofEvents.attendance,
    onlineAttendance: ofEvents.onlineAttendance,
    signIns: ofEvents.signIns,
    registered: ofEvents.seatsConfirmed,
    peopleAbsent,
    actualCost,
    ...satisfaction,
  },
  visible: visibleEvents,
  authorize: (context: Context) => authorize(context, "event.list"),
};

/** The status of a row of the list. */
export function statusOfRow(row: EventRow, now: number): EventStatus {
  return eventStatus(row, row, now);
}

/** What of the seats of one event is taken. */
export function seatsTaken(context: Context, id: number): SeatsTaken {
  return context.db
    .select({ held: seatsHeld, ticketsOpenUntil, ticketsLeftUntil })
    .from(events)
    .where(sql`events.id = ${id}`)
    .get()!;
}

/** Those of some events that the actor may know of. */
export function eventsWithinSight(context: Context, ids: readonly number[]): Set<number> {
  if (ids.length === 0) return new Set();
  const rows = context.db
    .select({ id: events.id })
    .from(events)
    .where(and(inArray(events.id, [...ids]), visibleEvents(context.actor)))
    .all();
  return new Set(rows.map(({ id }) => id));
}
