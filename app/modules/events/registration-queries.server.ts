import { and, asc, desc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { events, organisations, presences, registeredPeople, registrations, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import type { ListSource } from "~/lists/run-list.server";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { dayOfInstant } from "~/values/business-day";
import { findRegistration, type RegistrationReference } from "./find-registration.server";
import { placeOnWaitingList } from "./waiting-list-queries.server";
import { peopleFingerprint } from "./people-fingerprint.server";
import { registrationList } from "./registration-list";
import { confirmBefore, expiredBefore, registrationStatus } from "./registration-status";
import type { RegistrationSource, RegistrationStatus } from "./vocabulary";
import { whyNotExcuse } from "./presence/may-excuse";
import type { Choices, NamedChoices } from "./programme/choices";
import { choicesOf } from "./programme/programme-pages.server";
import { choiceNames, claimsOf } from "./programme/programme-queries.server";
import { type Chosen, PLAIN_CLAIM } from "./quotas";
import { type Answer, type AnswerText, answerTexts, type AnswerValues, answerValues } from "./fields/answers";
import { answeredFields, answersOf, fieldsOf } from "./fields/field-queries.server";
import { findEventToRun } from "./find-event.server";
import { ticketsOf } from "./ticket-queries.server";

export interface RegistrationRow {
  id: number;
  organisationId: number | null;
  /** As it was typed. */
  organisationName: string;
  /** Legal name of the organisation it stands for. */
  legalName: string | null;
  contactName: string;
  email: string;
  phone: string | null;
  /** Names, one a line. */
  people: string;
  /** Names of their ticket types and sessions in the language of whoever asks, one a line. */
  ticketTypes: string | null;
  sessions: string | null;
  seats: number;
  status: RegistrationStatus;
  source: RegistrationSource;
  createdAt: number;
}

/** The status with expiry, as registration-status.ts derives it. */
const statusAt = (now: number) =>
  sql<RegistrationStatus>`CASE
    WHEN ${registrations.status} = 'pending' AND ${registrations.createdAt} <= ${expiredBefore(now)} THEN 'expired'
    WHEN ${registrations.status} = 'offered' AND ${registrations.offerEndsAt} <= ${now} THEN 'lapsed'
    ELSE ${registrations.status} END`;

/** The registrations of one event, as a list. */
export function registrationSource(context: Context, eventId: number): ListSource<RegistrationRow> {
  const status = statusAt(context.now());
  const inEnglish = context.locale === "en";
  return {
    definition: registrationList,
    table: registrations,
    id: registrations.id,
    select: {
      id: registrations.id,
      organisationId: registrations.organisationId,
      organisationName: registrations.organisationName,
      legalName: sql<
        string | null
      >`(SELECT o.legal_name FROM organisations o WHERE o.id = registrations.organisation_id)`.as("legal_name"),
      contactName: registrations.contactName,
      email: registrations.email,
      phone: registrations.phone,
      people:
        sql<string>`(SELECT group_concat(p.name, char(10)) FROM registered_people p WHERE p.registration_id = registrations.id)`.as(
          "people",
        ),
      ticketTypes: sql<
        string | null
      >`(SELECT group_concat(${inEnglish ? sql`coalesce(t.name_en, t.name_zh)` : sql`t.name_zh`}, char(10))
          FROM registered_people p JOIN ticket_types t ON t.id = p.ticket_type_id WHERE p.registration_id = registrations.id)`.as(
        "ticket_types_chosen",
      ),
      sessions: sql<
        string | null
      >`(SELECT group_concat(${inEnglish ? sql`coalesce(s.title_en, s.title_zh)` : sql`s.title_zh`}, char(10))
          FROM registered_people p JOIN registered_person_sessions c ON c.registered_person_id = p.id
            JOIN event_sessions s ON s.id = c.session_id WHERE p.registration_id = registrations.id)`.as(
        "sessions_chosen",
      ),
      seats: registrations.seats,
      status: status.as("status_now"),
      source: registrations.source,
      createdAt: registrations.createdAt,
    },
    sorts: {
      organisation: registrations.organisationName,
      seats: registrations.seats,
      status,
      createdAt: registrations.createdAt,
    },
    filters: {
      status: (values) => inArray(status, values),
      matched: (values) =>
        values.length === 2
          ? undefined
          : values[0] === "yes"
            ? sql`${registrations.organisationId} IS NOT NULL`
            : sql`${registrations.organisationId} IS NULL`,
    },
    visible: (actor) => (can(actor, "registration.list") ? eq(registrations.eventId, eventId) : sql`0`),
    authorize: () => {
      authorize(context, "registration.list");
      findEventToRun(context, eventId);
    },
  };
}

/** A registered person with what the person chose, named in the language of whoever looks. */
export interface PersonView extends Chosen, NamedChoices {
  sessionIds: number[];
  id: number;
  name: string;
  duty: string | null;
  /** Has said that it cannot come. */
  isExcused: boolean;
  /** As the form begins with them, and in words. */
  answers: AnswerValues;
  answered: AnswerText[];
}

export interface RegistrationView {
  id: number;
  eventId: number;
  organisationId: number | null;
  organisationName: string;
  contactName: string;
  email: string;
  phone: string | null;
  status: RegistrationStatus;
  source: RegistrationSource;
  seats: number;
  createdAt: number;
  confirmBefore: number;
  /** Until when the offered seats are held. */
  offerEndsAt: number | null;
  /** Why it was declined. */
  decisionReason: string | null;
  /** Counted from 1; null for what does not wait. */
  placeOnWaitingList: number | null;
  people: PersonView[];
  /** What the firm answered, as the form begins with it, and in words. */
  answers: AnswerValues;
  answered: AnswerText[];
  /** Of each person who has a seat in a room. */
  tickets: { name: string; code: string }[];
  /** People can be excused, or come after all. */
  mayExcuse: boolean;
  /** Goes into the form that changes them. */
  peopleSeen: string;
  /** What they can choose. */
  choices: Choices;
  event: {
    id: number;
    titleZh: string;
    titleEn: string | null;
    startsAt: number;
    endsAt: number;
    venue: string | null;
    attendanceMode: string;
    onlineAddress: string | null;
    cancelledAt: number | null;
    cancellationReason: string | null;
  };
}

/** One registration with its people and its event, for who holds its link or may see it. The online address only once confirmed. */
export function registrationView(context: Context, reference: RegistrationReference): RegistrationView {
  const { registration, event } = findRegistration(context, reference);
  const given = answersOf(context, registration.id);
  const words = inWords(context, event.id);
  const people = peopleWithChoices(context, event.id, registration.id).map((person) => {
    return { ...person, ...words(given.people.get(person.id) ?? []) };
  });
  const kept = [...given.firm, ...[...given.people.values()].flat()].flatMap(({ optionId }) => optionId ?? []);
  const status = registrationStatus(registration, context.now());
  const { id, titleZh, titleEn, startsAt, endsAt, venue, attendanceMode, cancelledAt, cancellationReason } = event;
  const onlineAddress = status === "confirmed" ? event.onlineAddress : null;
  return {
    id: registration.id,
    eventId: registration.eventId,
    organisationId: registration.organisationId,
    organisationName: registration.organisationName,
    contactName: registration.contactName,
    email: registration.email,
    phone: registration.phone,
    status,
    source: registration.source,
    seats: registration.seats,
    createdAt: registration.createdAt,
    confirmBefore: confirmBefore(registration),
    offerEndsAt: registration.offerEndsAt,
    decisionReason: registration.decisionReason,
    placeOnWaitingList: status === "waiting" ? placeOnWaitingList(context, event, registration.id) : null,
    people,
    ...words(given.firm),
    tickets: ticketsOf(context, registration, event, people),
    mayExcuse: whyNotExcuse(status, event, context.now()) === null,
    peopleSeen: peopleFingerprint(people, words(given.firm).answers),
    choices: choicesOf(context, event.id, new Set(kept)),
    event: {
      id,
      titleZh,
      titleEn,
      startsAt,
      endsAt,
      venue,
      attendanceMode,
      onlineAddress,
      cancelledAt,
      cancellationReason,
    },
  };
}

/** Answers for the form that changes them, and in the language of whoever looks. */
function inWords(context: Context, eventId: number) {
  const fields = answeredFields(fieldsOf(context, eventId));
  const t = translateFor(context.locale);
  return (answers: readonly Answer[]) => ({
    answers: answerValues(answers, fields),
    answered: answerTexts(answers, fields, context.locale, t),
  });
}

function peopleWithChoices(
  context: Context,
  eventId: number,
  registrationId: number,
): Omit<PersonView, "answers" | "answered">[] {
  const named = context.db
    .select({ id: registeredPeople.id, name: registeredPeople.name, duty: registeredPeople.duty })
    .from(registeredPeople)
    .where(eq(registeredPeople.registrationId, registrationId))
    .orderBy(asc(registeredPeople.id))
    .all();
  const excused = new Set(
    context.db
      .select({ id: presences.registeredPersonId })
      .from(presences)
      .where(and(eq(presences.eventId, eventId), isNull(presences.sessionId), eq(presences.standing, "excused")))
      .all()
      .map(({ id }) => id),
  );
  const choices = choiceNames(context, eventId);
  const claims = new Map(claimsOf(context, registrationId).map((claim) => [claim.id, claim]));
  return named.map((person) => {
    const { ticketTypeId, sessionIds } = claims.get(person.id) ?? PLAIN_CLAIM;
    const isExcused = excused.has(person.id);
    return {
      ...person,
      ticketTypeId,
      sessionIds: [...sessionIds],
      ...choices({ ticketTypeId, sessionIds }),
      isExcused,
    };
  });
}

export interface OwnRegistration {
  id: number;
  organisationName: string;
  status: RegistrationStatus;
  seats: number;
  people: string;
  eventId: number;
  titleZh: string;
  titleEn: string | null;
  startsAt: number;
  endsAt: number;
  venue: string | null;
  cancelledAt: number | null;
}

/** Registrations of the firms a representative speaks for: those to come first, the nearest on top. */
export function registrationsOfOwnFirms(context: Context): { coming: OwnRegistration[]; past: OwnRegistration[] } {
  authorize(context, "portal.use");
  const ids = [...context.actor.organisationIds];
  const now = context.now();
  const rows = context.db
    .select({
      id: registrations.id,
      organisationName: registrations.organisationName,
      status: statusAt(now).as("status_now"),
      seats: registrations.seats,
      people:
        sql<string>`(SELECT group_concat(p.name, char(10)) FROM registered_people p WHERE p.registration_id = ${registrations.id})`.as(
          "people",
        ),
      eventId: events.id,
      titleZh: events.titleZh,
      titleEn: events.titleEn,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      venue: events.venue,
      cancelledAt: events.cancelledAt,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        inArray(registrations.organisationId, ids),
        or(gte(events.endsAt, now), eq(registrations.status, "confirmed")),
      ),
    )
    .orderBy(desc(events.startsAt), asc(registrations.id))
    .limit(200)
    .all() as OwnRegistration[];
  return { coming: rows.filter((row) => row.endsAt > now).reverse(), past: rows.filter((row) => row.endsAt <= now) };
}

export interface OwnFirm {
  id: number;
  legalName: string;
  member: boolean;
}

export function ownFirms(context: Context): OwnFirm[] {
  authorize(context, "portal.use");
  const standings = standingsOf(context, context.actor.organisationIds, dayOfInstant(context.now()));
  return context.db
    .select({ id: organisations.id, legalName: organisations.legalName })
    .from(organisations)
    .where(inArray(organisations.id, [...context.actor.organisationIds]))
    .orderBy(asc(organisations.legalName))
    .all()
    .map(({ id, legalName }) => ({ id, legalName, member: standings.get(id)?.counts ?? false }));
}

/** Name and address of the person's account, to begin a registration with. */
export function ownContact(context: Context): { name: string; email: string } | null {
  authorize(context, "portal.use");
  if (context.actor.userId === null) return null;
  return (
    context.db
      .select({ name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, context.actor.userId))
      .get() ?? null
  );
}
