import { and, asc, desc, eq, gt, gte, lt, lte, or, sql, type SQL } from "drizzle-orm";
import { auditEntries, events } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofPromoters } from "~/access/promoter-care.server";
import { dayOfInstant, startOfDay } from "~/values/business-day";
import { organisersOf } from "./event-page.server";
import { ofEvents, seatsTaken } from "./event-queries.server";
import { eventStatus, registrationEnd, takesRegistrations, type EventState } from "./event-status";
import { findEvent, seatsOfInvited, type EventRecord } from "./find-event.server";
import { shiftMonth } from "./month-calendar";
import { choicesOf } from "./programme/programme-pages.server";
import type { PublicCalendarQuery, PublicEventQuery } from "./public-event-query";
import { seatsLeft, seatsOpenTo } from "./quotas";
import { waitingParties } from "./waiting-list-queries.server";
import type { AttendanceMode, EventStatus, EventType } from "./vocabulary";

export interface PublicEventRow {
  id: number;
  titleZh: string;
  titleEn: string | null;
  type: EventType;
  startDay: string;
  endDay: string;
  startsAt: number;
  endsAt: number;
  attendanceMode: AttendanceMode;
  venue: string | null;
  status: EventStatus;
  seatsLeft: number | null;
  /** When it was to begin as it was published, where it was moved since. */
  movedFrom: number | null;
}

const MOST_EVENTS = 200;

/** When an event was to begin as it was published; null where nothing of it was changed since. What was published first counts. */
const firstAnnounced = sql<number | null>`(SELECT json_extract(a.before, '$.startsAt') FROM audit_entries a
  WHERE a.subject_kind = 'event' AND a.subject_id = events.id AND a.action = 'event.update' AND a.at >= events.published_at
    AND json_valid(a.before) AND json_extract(a.before, '$.startsAt') IS NOT NULL ORDER BY a.seq LIMIT 1)`;

/** The public site shows what is published and listed; cancelled events stay, marked, so that nobody comes in vain. */
function publicEvents(context: Context, condition: SQL | undefined, latestFirst = false): PublicEventRow[] {
  authorize(context, "event.register");
  const rows = context.db
    .select({
      id: events.id,
      titleZh: events.titleZh,
      titleEn: events.titleEn,
      type: events.type,
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
      reservedSeats: events.reservedSeats,
      reservedUntil: events.reservedUntil,
      held: ofEvents.seatsHeld.as("held"),
      ticketsOpenUntil: ofEvents.ticketsOpenUntil.as("tickets_open_until"),
      ticketsLeftUntil: ofEvents.ticketsLeftUntil.as("tickets_left_until"),
      ofInvited: ofEvents.seatsOfInvited.as("of_invited"),
      announced: firstAnnounced.as("announced"),
    })
    .from(events)
    .where(and(sql`events.published_at IS NOT NULL AND events.listed = 1`, condition))
    .orderBy(latestFirst ? desc(events.startsAt) : asc(events.startsAt), asc(events.id))
    .limit(MOST_EVENTS)
    .all();
  return rows.map(({ held, ofInvited, announced, publishedAt, cancelledAt, registrationClosesAt, ...shown }) => {
    const { ticketsOpenUntil, ticketsLeftUntil, ...facts } = shown;
    const { capacity: seats, reservedSeats, reservedUntil, ...row } = facts;
    const capacity = seatsOpenTo(
      { capacity: seats, reservedSeats, reservedUntil },
      { invited: false, seatsOfInvited: ofInvited },
      context.now(),
    );
    const state: EventState = { ...row, capacity, publishedAt, cancelledAt, registrationClosesAt };
    return {
      ...row,
      type: row.type as EventType,
      attendanceMode: row.attendanceMode as AttendanceMode,
      status: eventStatus(state, { held, ticketsOpenUntil, ticketsLeftUntil }, context.now()),
      seatsLeft: seatsLeft(capacity, held),
      movedFrom: announced === row.startsAt ? null : announced,
    };
  });
}

/** Every word must stand in the title, the summary or the place. */
function containing(text: string): SQL | undefined {
  const words = text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  const said = sql`lower(events.title_zh || ' ' || coalesce(events.title_en, '') || ' ' || coalesce(events.summary_zh, '') || ' ' || coalesce(events.summary_en, '') || ' ' || coalesce(events.venue, ''))`;
  return and(...words.map((word) => sql`instr(${said}, ${word}) > 0`));
}

/** Events of a month; the calendar also has those that were moved out of it, so that nobody comes on the day that was announced. */
function touching(month: string | null, isCalendar: boolean): SQL | undefined {
  if (month === null) return undefined;
  const [first, next] = [startOfDay(`${month}-01`), startOfDay(`${shiftMonth(month, 1)}-01`)];
  const takesPlace = and(lt(events.startsAt, next), gt(events.endsAt, first));
  return isCalendar ? or(takesPlace, sql`(${firstAnnounced} >= ${first} AND ${firstAnnounced} < ${next})`) : takesPlace;
}

export function comingPublicEvents(context: Context, type: EventType | null): PublicEventRow[] {
  return publicEvents(
    context,
    and(gt(events.endsAt, context.now()), type === null ? undefined : eq(events.type, type)),
  );
}

/** Events of a type, of a function and of a promoter, alone or together with others. */
export function publicEventsMatching(query: PublicCalendarQuery): SQL | undefined {
  const { type, promoter } = query;
  return and(
    type === null ? undefined : eq(events.type, type),
    query.function === null ? undefined : eq(events.promoterFunction, query.function),
    promoter === null ? undefined : ofPromoters("event", [promoter]),
  );
}

/** What the public list shows for a query: the nearest first, of the past the latest. */
export function publicEventsFor(context: Context, query: PublicEventQuery): PublicEventRow[] {
  const { view, q, month } = query;
  const now = context.now();
  return publicEvents(
    context,
    and(
      view === "coming" ? gt(events.endsAt, now) : view === "past" ? lte(events.endsAt, now) : undefined,
      touching(view === "calendar" ? (month ?? dayOfInstant(now).slice(0, 7)) : month, view === "calendar"),
      publicEventsMatching(query),
      q === "" ? undefined : containing(q),
    ),
    view === "past",
  );
}

/** What search engines are told of: published, listed, and not over for longer than a year. */
export function eventsForSearchEngines(context: Context): { id: number; updatedAt: number }[] {
  authorize(context, "event.register");
  return context.db
    .select({ id: events.id, updatedAt: events.updatedAt })
    .from(events)
    .where(and(sql`events.published_at IS NOT NULL AND events.listed = 1`, gt(events.endsAt, context.now() - YEAR_MS)))
    .orderBy(desc(events.startsAt), asc(events.id))
    .limit(MOST_IN_SITEMAP)
    .all();
}

const YEAR_MS = 365 * 24 * 3_600_000;
const MOST_IN_SITEMAP = 5_000;

/** When and how the event was to be held when it was published, where that has changed since. */
function movedFrom(
  context: Context,
  event: EventRecord,
): { startsAt: number | null; attendanceMode: AttendanceMode | null } {
  const first = (field: "startsAt" | "attendanceMode") =>
    context.db
      .select({ value: sql<number | string | null>`json_extract(${auditEntries.before}, ${`$.${field}`})` })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectKind, "event"),
          eq(auditEntries.subjectId, event.id),
          eq(auditEntries.action, "event.update"),
          gte(auditEntries.at, event.publishedAt ?? Number.MAX_SAFE_INTEGER),
          sql`json_valid(${auditEntries.before}) AND json_extract(${auditEntries.before}, ${`$.${field}`}) IS NOT NULL`,
        ),
      )
      .orderBy(asc(auditEntries.seq))
      .limit(1)
      .get()?.value ?? null;
  const [startsAt, mode] = [first("startsAt"), first("attendanceMode")];
  return {
    startsAt: typeof startsAt === "number" && startsAt !== event.startsAt ? startsAt : null,
    attendanceMode: mode !== null && mode !== event.attendanceMode ? (mode as AttendanceMode) : null,
  };
}

/** What the public page of one event shows; the online address is not part of it. */
export function publicEvent(context: Context, id: number) {
  return publicFacts(context, findEvent(context, id), false);
}

/** The same of an event at hand; whoever was invited shares in the seats that are kept for the invited. */
export function publicFacts(context: Context, event: EventRecord, invited: boolean) {
  const { id } = event;
  const taken = seatsTaken(context, id);
  const capacity = seatsOpenTo(event, { invited, seatsOfInvited: seatsOfInvited(context, event) }, context.now());
  const {
    titleZh,
    titleEn,
    type,
    startsAt,
    endsAt,
    startDay,
    endDay,
    attendanceMode,
    venue,
    summaryZh,
    summaryEn,
    organiserContact,
  } = event;
  return {
    id,
    titleZh,
    titleEn,
    type,
    startsAt,
    endsAt,
    startDay,
    endDay,
    attendanceMode,
    venue,
    capacity,
    summaryZh,
    summaryEn,
    organiserContact,
    cancelledAt: event.cancelledAt,
    cancellationReason: event.cancellationReason,
    updatedAt: event.updatedAt,
    version: event.version,
    closesAt: registrationEnd(event),
    status: eventStatus({ ...event, capacity }, taken, context.now()),
    takesRegistrations: takesRegistrations(event, context.now()),
    seatsLeft: seatsLeft(capacity, taken.held),
    needsApproval: event.needsApproval,
    waitingRule: event.waitingRule,
    offerHours: event.offerHours,
    waitingParties: event.waitingRule === "none" ? 0 : waitingParties(context, event).length,
    organisers: organisersOf(context, event),
    choices: choicesOf(context, id),
    moved: movedFrom(context, event),
  };
}
