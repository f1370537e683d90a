import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { eventSessions, personAnswers, registeredPeople, registeredPersonSessions, ticketTypes } from "~db/schema";
import type { Context } from "~/access/context";
import { eventTitle } from "../event-time-text";
import type { Chosen, Claim } from "../quotas";
import type { TicketAudience } from "../vocabulary";

export type SessionRecord = typeof eventSessions.$inferSelect;
export type TicketTypeRecord = Omit<typeof ticketTypes.$inferSelect, "audience"> & { audience: TicketAudience };

/** Seats that nobody else can take; those of the event itself are counted by its registrations. */
export type Held<Record> = Record & { held: number };

/** The sessions of an event in the order of their times. */
export function sessionsOf(context: Context, eventId: number): Held<SessionRecord>[] {
  const held = sql<number>`(SELECT count(*) FROM registered_person_sessions c
    JOIN registered_people p ON p.id = c.registered_person_id JOIN registrations r ON r.id = p.registration_id
    WHERE c.session_id = event_sessions.id AND r.status IN ('confirmed', 'offered'))`;
  return context.db
    .select({ session: eventSessions, held })
    .from(eventSessions)
    .where(eq(eventSessions.eventId, eventId))
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))
    .all()
    .map(({ session, held }) => ({ ...session, held }));
}

/** The ticket types of an event in the order in which they were made. */
export function ticketTypesOf(context: Context, eventId: number): Held<TicketTypeRecord>[] {
  const held = sql<number>`(SELECT count(*) FROM registered_people p JOIN registrations r ON r.id = p.registration_id
    WHERE p.ticket_type_id = ticket_types.id AND r.status IN ('confirmed', 'offered'))`;
  return context.db
    .select({ type: ticketTypes, held })
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, eventId))
    .orderBy(asc(ticketTypes.id))
    .all()
    .map(({ type, held }) => ({ ...(type as TicketTypeRecord), held }));
}

/** A registered person with what the person asked for. */
export interface PersonClaim extends Claim {
  id: number;
  registrationId: number;
}

/** What the people of a registration asked for, in the order in which they are listed. */
export function claimsOf(context: Context, registrationId: number): PersonClaim[] {
  return claimsOfParties(context, [registrationId]).get(registrationId) ?? [];
}

/** The same of several registrations, by registration. */
export function claimsOfParties(context: Context, registrationIds: readonly number[]): Map<number, PersonClaim[]> {
  const ofThese = sql`${registeredPeople.registrationId} IN (SELECT value FROM json_each(${JSON.stringify(registrationIds)}))`;
  const people = context.db
    .select({
      id: registeredPeople.id,
      registrationId: registeredPeople.registrationId,
      ticketTypeId: registeredPeople.ticketTypeId,
    })
    .from(registeredPeople)
    .where(ofThese)
    .orderBy(asc(registeredPeople.id))
    .all();
  const chosen = context.db
    .select({ personId: registeredPersonSessions.registeredPersonId, sessionId: registeredPersonSessions.sessionId })
    .from(registeredPersonSessions)
    .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
    .where(ofThese)
    .orderBy(asc(registeredPersonSessions.sessionId))
    .all();
  const answered = context.db
    .select({ personId: personAnswers.registeredPersonId, optionId: personAnswers.optionId })
    .from(personAnswers)
    .innerJoin(registeredPeople, eq(registeredPeople.id, personAnswers.registeredPersonId))
    .where(and(ofThese, isNotNull(personAnswers.optionId)))
    .orderBy(asc(personAnswers.optionId))
    .all();
  const optionsOfPerson = new Map<number, number[]>();
  for (const { personId, optionId } of answered)
    optionsOfPerson.set(personId, [...(optionsOfPerson.get(personId) ?? []), optionId!]);
  const sessionsOfPerson = new Map<number, number[]>();
  for (const { personId, sessionId } of chosen)
    sessionsOfPerson.set(personId, [...(sessionsOfPerson.get(personId) ?? []), sessionId]);
  const parties = new Map<number, PersonClaim[]>();
  for (const person of people) {
    const claim = {
      ...person,
      sessionIds: sessionsOfPerson.get(person.id) ?? [],
      optionIds: optionsOfPerson.get(person.id) ?? [],
    };
    parties.set(person.registrationId, [...(parties.get(person.registrationId) ?? []), claim]);
  }
  return parties;
}

/** Names for what people of an event chose, in the language of whoever asks; their sessions in the order of their times. */
export function choiceNames(
  context: Context,
  eventId: number,
): (claim: Chosen) => { ticketType: string | null; sessions: string[] } {
  const types = new Map(
    ticketTypesOf(context, eventId).map(({ id, nameZh, nameEn }) => [
      id,
      eventTitle({ titleZh: nameZh, titleEn: nameEn }, context.locale),
    ]),
  );
  const sessions = sessionsOf(context, eventId).map(
    (session) => [session.id, eventTitle(session, context.locale)] as const,
  );
  return ({ ticketTypeId, sessionIds }) => ({
    ticketType: types.get(ticketTypeId ?? 0) ?? null,
    sessions: sessions.filter(([id]) => sessionIds.includes(id)).map(([, title]) => title),
  });
}
