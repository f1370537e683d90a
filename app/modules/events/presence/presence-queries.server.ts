import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { presences, registeredPeople, registrations, signIns, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import type { NamedChoices } from "../programme/choices";
import { choiceNames, claimsOfParties, type SessionRecord, sessionsOf } from "../programme/programme-queries.server";
import { PLAIN_CLAIM } from "../quotas";
import type { Standing } from "../vocabulary";
import { PRESENCE_ROWS } from "./presence-form";
import {
  countStandings,
  type KnownPresence,
  standingAtEvent,
  standingAtSession,
  type StandingCounts,
  wasSeen,
} from "./standing";

/** Somebody with a seat, and what is known of the presence. */
export interface ExpectedPerson extends KnownPresence, NamedChoices {
  id: number;
  name: string;
  duty: string | null;
  organisation: string;
  sessionIds: readonly number[];
  /** Who recorded it and when, for the event and by session. */
  records: ReadonlyMap<number | null, { at: number; by: string | null }>;
}

/** Everybody who has a seat at an event, by firm; part of the reads and verbs that were authorised for it. */
export function expectedPeople(context: Context, eventId: number): ExpectedPerson[] {
  const { db } = context;
  const signedIn = sql<number>`EXISTS (SELECT 1 FROM sign_ins s WHERE s.registered_person_id = ${registeredPeople.id})`;
  const people = db
    .select({
      id: registeredPeople.id,
      name: registeredPeople.name,
      duty: registeredPeople.duty,
      registrationId: registrations.id,
      organisation: registrations.organisationName,
      signedIn,
    })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "confirmed")))
    .orderBy(asc(registrations.organisationName), asc(registeredPeople.id))
    .all();
  const recorded = db
    .select({
      personId: presences.registeredPersonId,
      sessionId: presences.sessionId,
      standing: presences.standing,
      at: presences.recordedAt,
      by: users.name,
    })
    .from(presences)
    .leftJoin(users, eq(users.id, presences.recordedBy))
    .where(eq(presences.eventId, eventId))
    .all();
  const byPerson = new Map<number, typeof recorded>();
  for (const row of recorded) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  const names = choiceNames(context, eventId);
  const parties = claimsOfParties(context, [...new Set(people.map(({ registrationId }) => registrationId))]);
  const claims = new Map([...parties.values()].flat().map((claim) => [claim.id, claim]));
  return people.map(({ registrationId: _registrationId, signedIn: isSignedIn, ...person }) => {
    const rows = byPerson.get(person.id) ?? [];
    const claim = claims.get(person.id) ?? PLAIN_CLAIM;
    return {
      ...person,
      ...names(claim),
      sessionIds: claim.sessionIds,
      isSignedIn: Boolean(isSignedIn),
      atEvent: (rows.find(({ sessionId }) => sessionId === null)?.standing as Standing | undefined) ?? null,
      atSessions: new Map(
        rows.flatMap(({ sessionId, standing }) => (sessionId === null ? [] : [[sessionId, standing as Standing]])),
      ),
      records: new Map(rows.map(({ sessionId, at, by }) => [sessionId, { at, by }])),
    };
  });
}

/** Whoever chose a session is expected there, and everybody at one that nobody chooses. */
export function expectedAt(session: Pick<SessionRecord, "id" | "chosen"> | null, people: readonly ExpectedPerson[]) {
  return session === null || !session.chosen
    ? [...people]
    : people.filter(({ sessionIds }) => sessionIds.includes(session.id));
}

export function standingAt(session: { id: number } | null, person: ExpectedPerson): Standing | null {
  return session === null ? standingAtEvent(person) : standingAtSession(person, session.id);
}

/** @throws Refusal not_found */
export function sessionOfList(context: Context, eventId: number, sessionId: number | null): SessionRecord | null {
  if (sessionId === null) return null;
  const session = sessionsOf(context, eventId).find(({ id }) => id === sessionId);
  if (!session) throw notFound();
  return session;
}

export interface ListedPresence {
  id: number;
  name: string;
  duty: string | null;
  ticketType: string | null;
  standing: Standing | null;
  /** Was let in at the door or seen at a session: there is nothing to choose. */
  isSeen: boolean;
  recorded: { at: number; by: string | null } | null;
}

export interface PresenceList {
  /** Null for the event as a whole. */
  session: SessionRecord | null;
  sessions: SessionRecord[];
  counts: StandingCounts;
  firms: { name: string; people: ListedPresence[] }[];
  /** There are more people than the page shows. */
  more: boolean;
}

/** Who is expected at an event or a session, by firm, with how each stood to it; narrowed by a part of a name or a firm. */
export function presenceList(context: Context, eventId: number, sessionId: number | null, find: string): PresenceList {
  authorize(context, "attendance.record");
  findEventToRun(context, eventId);
  const sessions = sessionsOf(context, eventId);
  const session = sessionOfList(context, eventId, sessionId);
  const expected = expectedAt(session, expectedPeople(context, eventId));
  const word = find.toLowerCase();
  const found = expected.filter(
    ({ name, organisation }) => name.toLowerCase().includes(word) || organisation.toLowerCase().includes(word),
  );
  const firms = new Map<string, ListedPresence[]>();
  for (const person of found.slice(0, PRESENCE_ROWS)) {
    const { id, name, duty, organisation, ticketType } = person;
    const listed = {
      ...{ id, name, duty, ticketType },
      standing: standingAt(session, person),
      isSeen: session === null && wasSeen(person),
      recorded: person.records.get(sessionId) ?? null,
    };
    firms.set(organisation, [...(firms.get(organisation) ?? []), listed]);
  }
  return {
    session,
    sessions,
    counts: countStandings(expected.map((person) => standingAt(session, person))),
    firms: [...firms].map(([name, people]) => ({ name, people })),
    more: found.length > PRESENCE_ROWS,
  };
}

export interface PresenceSheet {
  /** Null for the event as a whole. */
  session: SessionRecord | null;
  counts: StandingCounts;
  people: (ListedPresence & { organisation: string | null; isWalkIn: boolean })[];
}

/** The whole list of attendance as it is printed and handed on: the event with who came unregistered, then each session. */
export function presenceSheets(context: Context, eventId: number): PresenceSheet[] {
  authorize(context, "attendance.record");
  findEventToRun(context, eventId);
  const everybody = expectedPeople(context, eventId);
  const sheet = (session: SessionRecord | null): PresenceSheet => {
    const people = expectedAt(session, everybody).map((person) => {
      const { id, name, duty, organisation, ticketType } = person;
      return {
        ...{ id, name, duty, organisation, ticketType, isWalkIn: false },
        standing: standingAt(session, person),
        isSeen: session === null && wasSeen(person),
        recorded: person.records.get(session?.id ?? null) ?? null,
      };
    });
    return { session, people, counts: countStandings(people.map(({ standing }) => standing)) };
  };
  const whole = sheet(null);
  const walkIns = walkInsOf(context, eventId);
  return [{ ...whole, people: [...whole.people, ...walkIns] }, ...sessionsOf(context, eventId).map(sheet)];
}

/** Who came without a registration, each once however many days. */
function walkInsOf(context: Context, eventId: number): PresenceSheet["people"] {
  return context.db
    .select({
      id: sql<number>`min(${signIns.id})`,
      name: signIns.personName,
      organisation: signIns.organisationName,
    })
    .from(signIns)
    .where(and(eq(signIns.eventId, eventId), isNull(signIns.registeredPersonId)))
    .groupBy(signIns.personName, signIns.organisationName)
    .orderBy(asc(signIns.organisationName), asc(sql`min(${signIns.id})`))
    .all()
    .map((person) => ({
      ...{ ...person, duty: null, ticketType: null, isWalkIn: true },
      ...{ standing: "present" as const, isSeen: true, recorded: null },
    }));
}
