import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { SYSTEM_ACTOR } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { dayOfInstant } from "~/values/business-day";
import { seatsKept } from "./capacity";
import { takesRegistrationsBeforeStart } from "./event-status";
import { heldSeats, seatsOfInvited, type EventRecord } from "./find-event.server";
import type { RegistrationRecord } from "./find-registration.server";
import { seatsFreeFor } from "./place-or-refuse.server";
import { mailOffer, mailOfferLapsed, mailOfferWithdrawn } from "./registration-mail.server";
import { newRegistrationToken } from "./registration-token.server";
import { splitParty } from "./split-party.server";
import { nextOffers, offerEnd } from "./waiting-list";
import { waitingParties } from "./waiting-list-queries.server";

/** The waiting list moves by itself: what it does is done by nobody in particular. */
const byItself = (context: Context): Context => ({ ...context, actor: SYSTEM_ACTOR });

/**
 * Brings the waiting list of an event to rest: offers that ended are over, more offers than seats are taken back, and free seats
 * are offered in the order of the list. Called in the transaction of every change that may free a seat; afterwards no party
 * waits that would fit.
 */
export function moveWaitingList(given: Context, eventId: number): void {
  const context = byItself(given);
  const event = context.db.select().from(events).where(eq(events.id, eventId)).get() as EventRecord;
  endLapsedOffers(context, event);
  if (!takesRegistrationsBeforeStart(event, context.now())) return;
  withdrawOffersBeyondCapacity(context, event);
  if (event.waitingRule === "none") return;
  const kept = seatsKept(event, seatsOfInvited(context, event.id), context.now());
  // While seats are kept for the invited, those of them who wait come first; the others share what is not kept.
  if (kept > 0) offerSeats(context, event, true);
  offerSeats(context, event, false);
}

function offerSeats(context: Context, event: EventRecord, toInvited: boolean): void {
  const left = seatsFreeFor(context, event, toInvited);
  if (left === 0) return;
  const parties = waitingParties(context, event).filter(({ invited }) => invited === true || !toInvited);
  for (const { id, seats } of nextOffers(parties, left)) offer(context, event, id, seats);
}

/** Every waiting list with an offer that ended, or whose event keeps seats for the invited no longer; @returns how many events were moved. */
export function moveDueWaitingLists(context: Context): number {
  authorize(context, "event.write");
  const due = context.db
    .selectDistinct({ id: registrations.eventId })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      or(
        and(eq(registrations.status, "offered"), lte(registrations.offerEndsAt, context.now())),
        // Seats were kept for the invited until yesterday or before, and are free now.
        and(
          eq(registrations.status, "waiting"),
          lt(events.reservedUntil, dayOfInstant(context.now())),
          gt(events.startsAt, context.now()),
          isNull(events.cancelledAt),
          isNotNull(events.publishedAt),
          ne(events.waitingRule, "none"),
          // Whoever fits is offered seats by the move, so that the same event is not due again.
          sql`CASE ${registrations.partyRule} WHEN 'together' THEN ${registrations.seats} ELSE 1 END <= ${events.capacity} - (SELECT coalesce(sum(r.seats), 0) FROM registrations r WHERE r.event_id = ${events.id} AND r.status IN ('confirmed', 'offered'))`,
        ),
      ),
    )
    .orderBy(asc(registrations.eventId))
    .all();
  // One transaction an event: a list that cannot move holds up no other.
  const failures: unknown[] = [];
  for (const { id } of due) {
    try {
      transact(context, () => moveWaitingList(context, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}

function offer(context: Context, event: EventRecord, id: number, seats: number): void {
  const waiting = registrationOf(context, id);
  if (seats < waiting.seats) splitParty(context, event, waiting, seats);
  const token = newRegistrationToken();
  const offerEndsAt = offerEnd(context.now(), event.offerHours, event.startsAt);
  const offered = { status: "offered", offerEndsAt } as const;
  context.db
    .update(registrations)
    .set({ ...offered, offerTokenHash: token.hash })
    .where(eq(registrations.id, id))
    .run();
  record(context, id, "registration.offer", { status: "waiting" }, offered);
  mailOffer(context, event, { ...waiting, seats, offerEndsAt }, token.token);
}

function endLapsedOffers(context: Context, event: EventRecord): void {
  const ended = offersOf(context, event.id).filter(({ offerEndsAt }) => (offerEndsAt ?? 0) <= context.now());
  for (const registration of ended) {
    context.db.update(registrations).set({ status: "lapsed" }).where(eq(registrations.id, registration.id)).run();
    record(context, registration.id, "registration.lapse", { status: "offered" }, { status: "lapsed" });
    mailOfferLapsed(context, event, registration);
  }
}

/** Fewer seats than were offered: the latest offers go back to the list, where they keep their place. */
function withdrawOffersBeyondCapacity(context: Context, event: EventRecord): void {
  if (event.capacity === null) return;
  let held = heldSeats(context, event.id);
  for (const registration of offersOf(context, event.id)) {
    if (held <= event.capacity) return;
    const back = { status: "waiting", offerEndsAt: null } as const;
    context.db
      .update(registrations)
      .set({ ...back, offerTokenHash: null })
      .where(eq(registrations.id, registration.id))
      .run();
    record(context, registration.id, "registration.withdrawOffer", { status: "offered" }, back);
    mailOfferWithdrawn(context, event, registration);
    held -= registration.seats;
  }
}

/** The latest first. */
function offersOf(context: Context, eventId: number): RegistrationRecord[] {
  return context.db
    .select()
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "offered")))
    .orderBy(desc(registrations.offerEndsAt), desc(registrations.waitingSince), desc(registrations.id))
    .all() as RegistrationRecord[];
}

function registrationOf(context: Context, id: number): RegistrationRecord {
  return context.db.select().from(registrations).where(eq(registrations.id, id)).get() as RegistrationRecord;
}

function record(context: Context, id: number, action: string, before: object, after: object): void {
  recordAudit(context, {
    action,
    subjectKind: "registration",
    subjectId: id,
    before: before as Record<string, unknown>,
    after: after as Record<string, unknown>,
  });
}
