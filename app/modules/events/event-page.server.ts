import { and, asc, countDistinct, desc, eq, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import {
  attendanceCounts,
  auditEntries,
  eventCoHosts,
  events,
  promoters,
  registeredPeople,
  registrations,
  signIns,
} from "~db/schema";
import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import { attendanceByDay, type Counted, type DayAttendance, type SignedIn } from "./attendance-counting";
import { NOT_IN_EVENT_HISTORY } from "./event-labels";
import { ofEvents, seatsTaken } from "./event-queries.server";
import { hasBegun } from "./event-days";
import { eventStatus } from "./event-status";
import { findEvent, happeningsOf, runsEvent, type EventRecord } from "./find-event.server";
import { seatsLeft } from "./quotas";
import { expiredBefore } from "./registration-status";
import { firmsAtEvent } from "~/modules/organisations/taking-part.server";
import type { CountSource, PresenceMode } from "./vocabulary";

export interface PromoterName {
  id: number;
  zh: string;
  en: string;
}

const promoterName = { id: promoters.id, zh: promoters.nameZh, en: promoters.nameEn };

export function promoterNames(context: Context): PromoterName[] {
  return context.db.select(promoterName).from(promoters).orderBy(asc(promoters.id)).all();
}

/** The owner first, then the co-hosts. */
export function organisersOf(
  context: Context,
  event: { id: number; promoterId: number },
): { owner: PromoterName; coHosts: PromoterName[] } {
  const owner = context.db.select(promoterName).from(promoters).where(eq(promoters.id, event.promoterId)).get()!;
  const coHosts = context.db
    .select(promoterName)
    .from(promoters)
    .innerJoin(eventCoHosts, eq(eventCoHosts.promoterId, promoters.id))
    .where(eq(eventCoHosts.eventId, event.id))
    .orderBy(asc(promoters.id))
    .all();
  return { owner, coHosts };
}

export interface RegistrationNumbers {
  confirmedSeats: number;
  /** Registrations, not seats. */
  confirmed: number;
  pendingSeats: number;
  /** Seats held for an answer, and people who wait for one. */
  offeredSeats: number;
  waitingSeats: number;
  /** Of registrations that staff have yet to approve; they hold none. */
  askedSeats: number;
  seatsLeft: number | null;
  organisations: number;
}

export function registrationNumbers(
  context: Context,
  event: Pick<EventRecord, "id" | "capacity">,
): RegistrationNumbers {
  const sum = sql<number>`coalesce(sum(${registrations.seats}), 0)`;
  const live = context.db
    .select({
      seats: sum,
      count: sql<number>`count(*)`,
      organisations: sql<number>`count(DISTINCT coalesce(${registrations.organisationId}, ${registrations.organisationName}))`,
    })
    .from(registrations)
    .where(and(eq(registrations.eventId, event.id), eq(registrations.status, "confirmed")))
    .get()!;
  const pending = context.db
    .select({ seats: sum })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, event.id),
        eq(registrations.status, "pending"),
        sql`${registrations.createdAt} > ${expiredBefore(context.now())}`,
      ),
    )
    .get()!;
  const [offeredSeats, waitingSeats, askedSeats] = (["offered", "waiting", "asked"] as const).map(
    (status) =>
      context.db
        .select({ seats: sum })
        .from(registrations)
        .where(and(eq(registrations.eventId, event.id), eq(registrations.status, status)))
        .get()!.seats,
  ) as [number, number, number];
  return {
    offeredSeats,
    waitingSeats,
    askedSeats,
    confirmedSeats: live.seats,
    confirmed: live.count,
    pendingSeats: pending.seats,
    seatsLeft: seatsLeft(event.capacity, live.seats + offeredSeats),
    organisations: live.organisations,
  };
}

export interface RecordedDay extends DayAttendance {
  /** Of the counted number, where there is one. */
  countId: number | null;
  source: CountSource | null;
  sourceNote: string | null;
}

export interface AttendanceOfEvent {
  days: RecordedDay[];
  venue: number;
  online: number;
  firms: number;
  /** Distinct names of organisations that stand for no organisation we know. */
  unassigned: number;
  /** Firms that never took part before this event. */
  firstTimeFirms: number;
  /** People with a confirmed seat who neither came nor were excused; null while the event goes on, or where nobody had a seat or attendance was not taken by name. */
  absent: number | null;
  /** People whom the list of attendance has as present and no door signed in: figures go by sign-ins and counts, not by the list. */
  onlyListed: number;
}

export function attendanceOf(context: Context, eventId: number): AttendanceOfEvent {
  const { db } = context;
  const grouped = db
    .select({ day: signIns.day, mode: signIns.mode, count: sql<number>`count(*)` })
    .from(signIns)
    .where(eq(signIns.eventId, eventId))
    .groupBy(signIns.day, signIns.mode)
    .all();
  const counts = db.select().from(attendanceCounts).where(eq(attendanceCounts.eventId, eventId)).all();
  const signedIn = grouped.flatMap(({ day, mode, count }) =>
    Array.from({ length: count }, (): SignedIn => ({ day, mode: mode as PresenceMode })),
  );
  const days = attendanceByDay(signedIn, counts as Counted[]).map((row) => {
    const counted = counts.find((each) => each.day === row.day && each.mode === row.mode);
    return {
      ...row,
      countId: counted?.id ?? null,
      source: (counted?.source as CountSource | undefined) ?? null,
      sourceNote: counted?.sourceNote ?? null,
    };
  });
  const total = (mode: PresenceMode) =>
    days.filter((row) => row.mode === mode).reduce((sum, row) => sum + row.personTimes, 0);
  const ofEvent = eq(signIns.eventId, eventId);
  const { firms, startDay } = db
    .select({ firms: sql<number>`(SELECT count(*) FROM ${firmsAtEvent})`, startDay: events.startDay })
    .from(events)
    .where(eq(events.id, eventId))
    .get()!;
  // Places on a stand are given away before anybody stands there.
  const begun = hasBegun({ startDay }, dayOfInstant(context.now()));
  const unassigned = db
    .select({ count: countDistinct(signIns.organisationName) })
    .from(signIns)
    .where(and(ofEvent, isNull(signIns.organisationId), isNotNull(signIns.organisationName)))
    .get()!.count;
  return {
    days,
    venue: total("venue"),
    online: total("online"),
    firms: begun ? firms : 0,
    unassigned,
    firstTimeFirms: begun ? firstTimeFirms(context, eventId) : 0,
    absent: absentPeople(context, eventId),
    onlyListed: onlyListed(context, eventId),
  };
}

function onlyListed(context: Context, eventId: number): number {
  return context.db
    .select({ count: sql<number>`count(*)` })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.status, "confirmed"),
        sql`EXISTS (SELECT 1 FROM presences a WHERE a.registered_person_id = ${registeredPeople.id} AND a.standing = 'present')`,
        sql`NOT EXISTS (SELECT 1 FROM sign_ins s WHERE s.registered_person_id = ${registeredPeople.id})`,
      ),
    )
    .get()!.count;
}

function firstTimeFirms(context: Context, eventId: number): number {
  const firstTime = sql<number>`(SELECT count(*) FROM ${firmsAtEvent} AS present WHERE NOT EXISTS (
      SELECT 1 FROM sign_ins e WHERE e.organisation_id = present.firm AND e.day < events.start_day AND e.event_id <> events.id)
    AND NOT EXISTS (SELECT 1 FROM stand_firms f JOIN exhibition_stands x ON x.id = f.stand_id JOIN events e ON e.id = x.event_id
      WHERE f.organisation_id = present.firm AND f.status = 'confirmed' AND e.start_day < events.start_day AND e.id <> events.id
        AND e.published_at IS NOT NULL AND e.cancelled_at IS NULL))`;
  return context.db.select({ count: firstTime }).from(events).where(eq(events.id, eventId)).get()!.count;
}

function absentPeople(context: Context, eventId: number): number | null {
  const { endsAt, absent } = context.db
    .select({ endsAt: events.endsAt, absent: ofEvents.peopleAbsent.as("absent") })
    .from(events)
    .where(eq(events.id, eventId))
    .get()!;
  return context.now() < endsAt ? null : absent;
}

export interface HistoryEntry {
  at: number;
  actorName: string;
  action: string;
}

/** What was done to an event, the latest first; what is done at the door and that somebody answered is left out. */
function historyOf(context: Context, eventId: number): HistoryEntry[] {
  return context.db
    .select({ at: auditEntries.at, actorName: auditEntries.actorName, action: auditEntries.action })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "event"),
        eq(auditEntries.subjectId, eventId),
        notInArray(auditEntries.action, [...NOT_IN_EVENT_HISTORY]),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(30)
    .all();
}

/** Everything the desk's page of one event shows. */
export function eventPage(context: Context, id: number) {
  const event = findEvent(context, id);
  const numbers = registrationNumbers(context, event);
  const mayRun = runsEvent(context, event);
  const attendance = attendanceOf(context, id);
  return {
    event,
    status: eventStatus(event, seatsTaken(context, id), context.now()),
    organisers: organisersOf(context, event),
    numbers,
    attendance: mayRun
      ? attendance
      : { ...attendance, days: attendance.days.map((day) => ({ ...day, sourceNote: null })) },
    happenings: happeningsOf(context, id),
    history: mayRun ? historyOf(context, id) : [],
    mayRun,
  };
}

/** Title, time and state of an event, for pages about a part of it. */
export function eventHead(context: Context, id: number) {
  const event = findEvent(context, id);
  const { titleZh, titleEn, startsAt, endsAt, startDay, endDay, attendanceMode, publishedAt, cancelledAt } = event;
  const status = eventStatus(event, seatsTaken(context, id), context.now());
  return { id, titleZh, titleEn, startsAt, endsAt, startDay, endDay, attendanceMode, publishedAt, cancelledAt, status };
}
