import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import {
  events,
  eventSessions,
  personAnswers,
  registeredPeople,
  registeredPersonSessions,
  ticketTypes,
} from "~db/schema";
import { oncePerDatabase } from "~db/once-per-database";
import type { Context } from "~/access/context";
import type { Locale } from "~/i18n/locales";
import type { Chosen, Claim } from "../quotas";
import type { TicketAudience } from "../vocabulary";
import { type NamedChoices, sessionLine, ticketTypeName } from "./choices";

export type SessionRecord = typeof eventSessions.$inferSelect;
export type TicketTypeRecord = Omit<typeof ticketTypes.$inferSelect, "audience"> & { audience: TicketAudience };

/** Seats that nobody else can take; those of the event itself are counted by its registrations. */
export type Held<Record> = Record & { held: number };

/** What every registration reads, for its layers, its mail and whoever waits. */
const statements = oncePerDatabase((db) => {
  const heldOfSession = sql<number>`(SELECT count(*) FROM registered_person_sessions c
    JOIN registered_people p ON p.id = c.registered_person_id JOIN registrations r ON r.id = p.registration_id
    WHERE c.session_id = event_sessions.id AND r.status IN ('confirmed', 'offered'))`;
  const heldOfType = sql<number>`(SELECT count(*) FROM registered_people p JOIN registrations r ON r.id = p.registration_id
    WHERE p.ticket_type_id = ticket_types.id AND r.status IN ('confirmed', 'offered'))`;
  const ofThese = sql`${registeredPeople.registrationId} IN (SELECT value FROM json_each(${sql.placeholder("registrationIds")}))`;
  return {
    sessions: db
      .select({ session: eventSessions, held: heldOfSession })
      .from(eventSessions)
      .where(eq(eventSessions.eventId, sql.placeholder("eventId")))
      .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))
      .prepare(),
    ticketTypes: db
      .select({ type: ticketTypes, held: heldOfType })
      .from(ticketTypes)
      .where(eq(ticketTypes.eventId, sql.placeholder("eventId")))
      .orderBy(asc(ticketTypes.id))
      .prepare(),
    people: db
      .select({
        id: registeredPeople.id,
        registrationId: registeredPeople.registrationId,
        ticketTypeId: registeredPeople.ticketTypeId,
      })
      .from(registeredPeople)
      .where(ofThese)
      .orderBy(asc(registeredPeople.id))
      .prepare(),
    chosen: db
      .select({ personId: registeredPersonSessions.registeredPersonId, sessionId: registeredPersonSessions.sessionId })
      .from(registeredPersonSessions)
      .innerJoin(registeredPeople, eq(registeredPeople.id, registeredPersonSessions.registeredPersonId))
      .where(ofThese)
      .orderBy(asc(registeredPersonSessions.sessionId))
      .prepare(),
    answered: db
      .select({ personId: personAnswers.registeredPersonId, optionId: personAnswers.optionId })
      .from(personAnswers)
      .innerJoin(registeredPeople, eq(registeredPeople.id, personAnswers.registeredPersonId))
      .where(and(ofThese, isNotNull(personAnswers.optionId)))
      .orderBy(asc(personAnswers.optionId))
      .prepare(),
  };
});

/** The sessions of an event in the order of their times. */
export function sessionsOf(context: Context, eventId: number): Held<SessionRecord>[] {
  return statements(context.db)
    .sessions.all({ eventId })
    .map(({ session, held }) => ({ ...session, held }));
}

/** Whether an event has several days, so that the time of a session alone says too little. */
export function hasDays(context: Context, eventId: number): boolean {
  const event = context.db
    .select({ startDay: events.startDay, endDay: events.endDay })
    .from(events)
    .where(eq(events.id, eventId))
    .get()!;
  return event.startDay !== event.endDay;
}

/** The ticket types of an event in the order in which they were made. */
export function ticketTypesOf(context: Context, eventId: number): Held<TicketTypeRecord>[] {
  return statements(context.db)
    .ticketTypes.all({ eventId })
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
  const these = { registrationIds: JSON.stringify(registrationIds) };
  const read = statements(context.db);
  const [people, chosen, answered] = [read.people.all(these), read.chosen.all(these), read.answered.all(these)];
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

/**
 * What people of an event chose, in the language of whoever is told: their sessions with times and places, in the order of the day.
 */
export function choiceNames(
  context: Context,
  eventId: number,
  locale: Locale = context.locale,
): (claim: Chosen) => NamedChoices {
  const types = new Map(ticketTypesOf(context, eventId).map((type) => [type.id, ticketTypeName(type, locale)]));
  const all = sessionsOf(context, eventId);
  const withDay = all.length > 0 && hasDays(context, eventId);
  const sessions = all.map((session) => [session.id, sessionLine(session, locale, withDay)] as const);
  return ({ ticketTypeId, sessionIds }) => ({
    ticketType: types.get(ticketTypeId ?? 0) ?? null,
    sessions: sessions.filter(([id]) => sessionIds.includes(id)).map(([, line]) => line),
  });
}
