import { and, desc, eq, gt, inArray, lt, lte, ne, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { oncePerDatabase } from "~db/once-per-database";
import { transact } from "~db/transact";
import { SYSTEM_ACTOR } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { dayOfInstant } from "~/values/business-day";
import { takesRegistrationsBeforeStart } from "./event-status";
import { seatsOfInvited, storedEvent, type EventRecord } from "./find-event.server";
import type { RegistrationRecord } from "./find-registration.server";
import { layersOf, wholeEvent } from "./layers.server";
import { claimsOf, claimsOfParties } from "./programme/programme-queries.server";
import { demandOf, freeSeats, layerKey, seatsKept } from "./quotas";
import { mailOffer, mailOfferLapsed, mailOfferWithdrawn } from "./registration-mail.server";
import { newRegistrationToken } from "./registration-token.server";
import { splitParty } from "./split-party.server";
import { nextOffers, type Offer, offerEnd } from "./waiting-list";
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
  const event = storedEvent(context, eventId)!;
  const offers = endLapsedOffers(context, event);
  if (!takesRegistrationsBeforeStart(event, context.now())) return;
  withdrawOffersBeyondCapacity(context, event, offers);
  if (event.waitingRule === "none") return;
  const kept = seatsKept(event, seatsOfInvited(context, event), context.now());
  // While seats are kept for the invited, those of them who wait come first; the others share what is not kept.
  if (kept > 0) offerSeats(context, event, true);
  offerSeats(context, event, false);
}

function offerSeats(context: Context, event: EventRecord, toInvited: boolean): void {
  for (const { id, seated } of dueOffers(context, event, toInvited)) offer(context, event, id, seated);
}

/** The seats that can be offered now: to the invited who wait all that are free, or to everybody who waits those that are not kept. */
function dueOffers(context: Context, event: EventRecord, toInvited: boolean): Offer[] {
  // Most often the event itself is full: then nothing else need be read.
  const whole = wholeEvent(context, event, { invited: toInvited });
  if (freeSeats([whole]).get("event") === 0) return [];
  const free = freeSeats(layersOf(context, event, { invited: toInvited }));
  const parties = waitingParties(context, event).filter(({ invited }) => invited === true || !toInvited);
  const claims = claimsOfParties(
    context,
    parties.map(({ id }) => id),
  );
  const waiting = parties.map((party) => ({ ...party, people: claims.get(party.id) ?? [] }));
  return nextOffers(waiting, free);
}

/** Every waiting list with an offer that ended, or whose event keeps seats for the invited no longer; @returns how many events were moved. */
export function moveDueWaitingLists(context: Context): number {
  authorize(context, "event.write");
  const due = [...new Set([...endedOffers(context), ...keptNoLonger(context)])].sort((a, b) => a - b);
  // One transaction an event: a list that cannot move holds up no other.
  const failures: unknown[] = [];
  for (const id of due) {
    try {
      transact(context, () => moveWaitingList(context, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}

/** Events with an offer that ended. */
function endedOffers(context: Context): number[] {
  return context.db
    .selectDistinct({ id: registrations.eventId })
    .from(registrations)
    .where(and(eq(registrations.status, "offered"), lte(registrations.offerEndsAt, context.now())))
    .all()
    .map(({ id }) => id);
}

/**
 * Events at which seats were kept for the invited until yesterday or before, and are free now for some who wait. Whoever fits is
 * offered seats by the move, so that the same event is not due again.
 */
function keptNoLonger(context: Context): number[] {
  const waiting = context.db
    .select({ id: registrations.eventId })
    .from(registrations)
    .where(eq(registrations.status, "waiting"));
  const released = context.db
    .select()
    .from(events)
    .where(
      and(
        lt(events.reservedUntil, dayOfInstant(context.now())),
        gt(events.startsAt, context.now()),
        ne(events.waitingRule, "none"),
        inArray(events.id, waiting),
      ),
    )
    .all() as EventRecord[];
  return released
    .filter(
      (event) => takesRegistrationsBeforeStart(event, context.now()) && dueOffers(context, event, false).length > 0,
    )
    .map(({ id }) => id);
}

function offer(context: Context, event: EventRecord, id: number, seated: readonly number[]): void {
  const waiting = registrationOf(context, id);
  const seats = seated.length;
  if (seats < waiting.seats) splitParty(context, event, waiting, seated);
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

/** @returns the offers that stand, the latest first */
function endLapsedOffers(context: Context, event: EventRecord): RegistrationRecord[] {
  const offers = offersOf(context, event.id);
  const hasEnded = ({ offerEndsAt }: RegistrationRecord) => (offerEndsAt ?? 0) <= context.now();
  const ended = offers.filter(hasEnded);
  for (const registration of ended) {
    context.db.update(registrations).set({ status: "lapsed" }).where(eq(registrations.id, registration.id)).run();
    record(context, registration.id, "registration.lapse", { status: "offered" }, { status: "lapsed" });
    mailOfferLapsed(context, event, registration);
  }
  return offers.filter((offer) => !hasEnded(offer));
}

/** Fewer seats in a layer than were offered: the latest offers in it go back to the list, where they keep their place. */
function withdrawOffersBeyondCapacity(
  context: Context,
  event: EventRecord,
  offers: readonly RegistrationRecord[],
): void {
  if (offers.length === 0) return;
  const tooMany = new Map(
    layersOf(context, event, { invited: true }).flatMap((layer) =>
      layer.capacity !== null && layer.held > layer.capacity
        ? [[layerKey(layer), layer.held - layer.capacity] as const]
        : [],
    ),
  );
  if (tooMany.size === 0) return;
  for (const registration of offers) {
    const demand = demandOf(claimsOf(context, registration.id));
    if (![...tooMany.keys()].some((key) => demand.has(key))) continue;
    for (const [key, seats] of tooMany) {
      const rest = seats - (demand.get(key) ?? 0);
      if (rest > 0) tooMany.set(key, rest);
      else tooMany.delete(key);
    }
    const back = { status: "waiting", offerEndsAt: null } as const;
    context.db
      .update(registrations)
      .set({ ...back, offerTokenHash: null })
      .where(eq(registrations.id, registration.id))
      .run();
    record(context, registration.id, "registration.withdrawOffer", { status: "offered" }, back);
    mailOfferWithdrawn(context, event, registration);
  }
}

/** Read at every registration for an event with a waiting list. */
const statements = oncePerDatabase((db) =>
  db
    .select()
    .from(registrations)
    .where(and(eq(registrations.eventId, sql.placeholder("eventId")), eq(registrations.status, "offered")))
    .orderBy(desc(registrations.offerEndsAt), desc(registrations.waitingSince), desc(registrations.id))
    .prepare(),
);

/** The latest first. */
function offersOf(context: Context, eventId: number): RegistrationRecord[] {
  return statements(context.db).all({ eventId }) as RegistrationRecord[];
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
