import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { attendanceCounts, events, exhibitionStands, presences, registrations, signIns, standFirms } from "~db/schema";
import { oncePerDatabase } from "~db/once-per-database";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { isInCareOf, promotersBeside } from "~/access/promoter-care.server";
import { notFound, Refusal } from "~/http/errors";
import { eventsOfFirms } from "./events-of-firms.server";
import { isNotOver } from "./live-registrations.server";
import type { EventHappenings } from "./event-lifecycle";
import {
  SEATED_STATUSES,
  type AttendanceMode,
  type EventType,
  type NetworkActivity,
  type PromoterFunction,
  type WaitingRule,
} from "./vocabulary";

type StoredEvent = typeof events.$inferSelect;
/** An event as it is stored, with its words in the words of the vocabulary. */
export type EventRecord = Omit<
  StoredEvent,
  "type" | "promoterFunction" | "networkActivity" | "attendanceMode" | "waitingRule"
> & {
  type: EventType;
  promoterFunction: PromoterFunction;
  networkActivity: NetworkActivity;
  attendanceMode: AttendanceMode;
  waitingRule: WaitingRule;
};

/** Read several times in every request that has to do with an event, and by two thousand firms at once that want a seat. */
const statements = oncePerDatabase((db) => ({
  event: db
    .select()
    .from(events)
    .where(eq(events.id, sql.placeholder("id")))
    .prepare(),
  heldSeats: db
    .select({ seats: sql<number>`coalesce(sum(${registrations.seats}), 0)` })
    .from(registrations)
    .where(
      and(eq(registrations.eventId, sql.placeholder("eventId")), inArray(registrations.status, [...SEATED_STATUSES])),
    )
    .prepare(),
}));

/** The event whoever asks; undefined where there is none. Part of what is authorised elsewhere. */
export function storedEvent(context: Context, id: number): EventRecord | undefined {
  return statements(context.db).event.get({ id }) as EventRecord | undefined;
}

/**
 * The event within sight of the actor; what is out of sight does not exist. Whoever works for one promoter sees the drafts of the
 * others as little as a visitor does.
 */
export function findEvent(context: Context, id: number): EventRecord {
  const event = storedEvent(context, id);
  if (!event) throw notFound();
  const isOfOwnFirm = !event.listed && isOfFirms(context, id);
  if (!can(context.actor, "event.see", { ...event, isOfOwnFirm })) throw notFound();
  if (event.publishedAt === null && !runsEvent(context, event)) throw notFound();
  return event;
}

/** Whether a firm that the actor speaks for takes part in the event. */
function isOfFirms({ actor, db }: Context, id: number): boolean {
  if (actor.organisationIds.length === 0) return false;
  const condition = and(eq(events.id, id), eventsOfFirms(actor.organisationIds));
  return db.select({ id: events.id }).from(events).where(condition).get() !== undefined;
}

/** Whether the actor's promoter runs the event, alone or together with others; always so for the hub's people. */
export function runsEvent(context: Context, event: { id: number }): boolean {
  return isInCareOf(context, "event", event.id);
}

/**
 * The event, for whoever works on it.
 * @throws Refusal not_found, forbidden (other promoters run it)
 */
export function findEventToRun(context: Context, id: number): EventRecord {
  const event = findEvent(context, id);
  if (!runsEvent(context, event)) throw new Refusal("forbidden", "event.otherPromoter");
  return event;
}

export function coHostsOf(context: Context, eventId: number): number[] {
  return promotersBeside(context, "event", eventId);
}

/** Seats that nobody else can take: confirmed ones, and those held for an answer. */
export function heldSeats(context: Context, eventId: number): number {
  return statements(context.db).heldSeats.get({ eventId })!.seats;
}

/** Those of them that registrations of invited firms hold; 0 at an event that keeps no seats for them, where nobody needs to know. */
export function seatsOfInvited(
  context: Context,
  { id: eventId, reservedSeats }: Pick<EventRecord, "id" | "reservedSeats">,
): number {
  if (reservedSeats === 0) return 0;
  return context.db
    .select({ seats: sql<number>`coalesce(sum(${registrations.seats}), 0)` })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        inArray(registrations.status, [...SEATED_STATUSES]),
        isNotNull(registrations.invitationId),
      ),
    )
    .get()!.seats;
}

export function happeningsOf(context: Context, eventId: number): EventHappenings {
  const count = sql<number>`count(*)`;
  const { db } = context;
  return {
    registrations: db
      .select({ count })
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), isNotOver(context)))
      .get()!.count,
    signIns: db.select({ count }).from(signIns).where(eq(signIns.eventId, eventId)).get()!.count,
    counts: db.select({ count }).from(attendanceCounts).where(eq(attendanceCounts.eventId, eventId)).get()!.count,
    presences: db
      .select({ count })
      .from(presences)
      .where(and(eq(presences.eventId, eventId), eq(presences.standing, "present")))
      .get()!.count,
    places: db
      .select({ count })
      .from(standFirms)
      .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
      .where(and(eq(exhibitionStands.eventId, eventId), ne(standFirms.status, "withdrawn")))
      .get()!.count,
  };
}
