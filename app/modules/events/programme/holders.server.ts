import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import { eventSessions, registeredPeople, registeredPersonSessions, registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { isNotOver } from "../live-registrations.server";
import { SEATED_STATUSES } from "../vocabulary";
import type { SessionRecord } from "./programme-queries.server";

/** People who chose a session, whether they have a seat by now or not. */
export function holdersOfSession(context: Context, sessionId: number): number {
  return context.db
    .select({ count: sql<number>`count(*)` })
    .from(registeredPersonSessions)
    .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registeredPersonSessions.sessionId, sessionId), isNotOver(context)))
    .get()!.count;
}

/** People who chose a ticket of a kind, whether they have a seat by now or not. */
export function holdersOfTicketType(context: Context, ticketTypeId: number): number {
  return context.db
    .select({ count: sql<number>`count(*)` })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registeredPeople.ticketTypeId, ticketTypeId), isNotOver(context)))
    .get()!.count;
}

/** Registrations that have a seat or wait for one, and whose mail address was not erased, with somebody who chose this session. */
export function registrationsWithSession(context: Context, sessionId: number) {
  const chosen = context.db
    .select({ id: registeredPeople.registrationId })
    .from(registeredPersonSessions)
    .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
    .where(eq(registeredPersonSessions.sessionId, sessionId));
  return context.db
    .select({
      id: registrations.id,
      email: registrations.email,
      contactName: registrations.contactName,
      locale: registrations.locale,
      seats: registrations.seats,
      status: registrations.status,
    })
    .from(registrations)
    .where(
      and(
        inArray(registrations.id, chosen),
        inArray(registrations.status, [...SEATED_STATUSES, "waiting"]),
        ne(registrations.email, ""),
      ),
    )
    .orderBy(asc(registrations.id))
    .all();
}

/** The sessions of each person who chose this one. */
export function programmesWithSession(context: Context, sessionId: number): SessionRecord[][] {
  const people = context.db
    .select({ id: registeredPersonSessions.registeredPersonId })
    .from(registeredPersonSessions)
    .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registeredPersonSessions.sessionId, sessionId), isNotOver(context)));
  const rows = context.db
    .select({ personId: registeredPersonSessions.registeredPersonId, session: eventSessions })
    .from(registeredPersonSessions)
    .innerJoin(eventSessions, eq(eventSessions.id, registeredPersonSessions.sessionId))
    .where(inArray(registeredPersonSessions.registeredPersonId, people))
    .all();
  const programmes = new Map<number, SessionRecord[]>();
  for (const { personId, session } of rows) programmes.set(personId, [...(programmes.get(personId) ?? []), session]);
  return [...programmes.values()];
}
