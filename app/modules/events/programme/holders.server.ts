import { and, eq, inArray, sql } from "drizzle-orm";
import { eventSessions, registeredPeople, registeredPersonSessions, registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { expiredBefore } from "../registration-status";
import type { SessionRecord } from "./programme-queries.server";

/** Registrations that are not over: what their people chose must be kept. */
const isAlive = (context: Context) =>
  sql`(${registrations.status} IN ('asked', 'confirmed', 'waiting', 'offered') OR (${registrations.status} = 'pending' AND ${registrations.createdAt} > ${expiredBefore(context.now())}))`;

/** People who chose a session, whether they have a seat by now or not. */
export function holdersOfSession(context: Context, sessionId: number): number {
  return context.db
    .select({ count: sql<number>`count(*)` })
    .from(registeredPersonSessions)
    .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registeredPersonSessions.sessionId, sessionId), isAlive(context)))
    .get()!.count;
}

/** People who chose a ticket of a kind, whether they have a seat by now or not. */
export function holdersOfTicketType(context: Context, ticketTypeId: number): number {
  return context.db
    .select({ count: sql<number>`count(*)` })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registeredPeople.ticketTypeId, ticketTypeId), isAlive(context)))
    .get()!.count;
}

/** The sessions of each person who chose this one. */
export function programmesWithSession(context: Context, sessionId: number): SessionRecord[][] {
  const people = context.db
    .select({ id: registeredPersonSessions.registeredPersonId })
    .from(registeredPersonSessions)
    .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registeredPersonSessions.sessionId, sessionId), isAlive(context)));
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
