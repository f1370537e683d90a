import { and, eq } from "drizzle-orm";
import { events, registeredPeople, registrations, signIns, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { doorAnswer, type DoorAnswer } from "./door-answer";
import type { SeenPerson } from "./door-list";
import { whyNotAttended } from "./event-lifecycle";
import { findEventToRun, runsEvent, type EventRecord } from "./find-event.server";
import type { RegistrationRecord } from "./find-registration.server";
import { readTicketCode } from "./read-ticket-code";
import type { NamedChoices } from "./programme/choices";
import { choiceNames, claimsOf } from "./programme/programme-queries.server";
import { PLAIN_CLAIM } from "./quotas";
import { registrationStatus } from "./registration-status";
import { isTicketOf, ticketCode } from "./ticket-code.server";

/** The tickets of a registration: one for each person who has a seat in a room. */
export function ticketsOf(
  context: Context,
  registration: Pick<RegistrationRecord, "id" | "status" | "createdAt" | "offerEndsAt">,
  event: Pick<EventRecord, "attendanceMode" | "cancelledAt">,
  people: readonly { id: number; name: string }[],
): { name: string; code: string }[] {
  const hasSeat = registrationStatus(registration, context.now()) === "confirmed";
  if (!hasSeat || event.cancelledAt !== null || event.attendanceMode === "online") return [];
  return people.map(({ id, name }) => ({
    name,
    code: ticketCode(context, { personId: id, registrationId: registration.id, name }),
  }));
}

interface NamedPerson {
  isGenuine: boolean;
  person: { id: number; name: string; duty: string | null };
  registration: RegistrationRecord;
  event: EventRecord;
}

/** Whom a code names, and whether its proof is true of that person now. */
function personOfCode(context: Context, code: string): NamedPerson | null {
  const read = readTicketCode(code);
  if (!read) return null;
  const found = context.db
    .select({ person: registeredPeople, registration: registrations, event: events })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(eq(registeredPeople.id, read.personId))
    .get();
  if (!found) return null;
  const { person, registration } = found;
  const holder = { personId: person.id, registrationId: registration.id, name: person.name };
  return { ...(found as Omit<NamedPerson, "isGenuine">), isGenuine: isTicketOf(context, read.proof, holder) };
}

/** What the person of a ticket chose. */
function chosenBy(context: Context, { person, registration, event }: NamedPerson): NamedChoices {
  const claim = claimsOf(context, registration.id).find(({ id }) => id === person.id);
  return choiceNames(context, event.id)(claim ?? PLAIN_CLAIM);
}

/**
 * A ticket as its holder sees it; the code is the permission.
 * @throws Refusal not_found for a code that lets nobody in
 */
export function ticketOfCode(context: Context, code: string) {
  authorize(context, "event.register");
  const found = personOfCode(context, code);
  if (!found?.isGenuine) throw notFound("ticket.notFound");
  const { person, registration, event } = found;
  const [ticket] = ticketsOf(context, registration, event, [person]);
  const { id, titleZh, titleEn, startsAt, endsAt, venue } = event;
  return {
    /** As it is kept, not as it was typed; null for who has no seat any more. */
    code: ticket?.code ?? null,
    name: person.name,
    duty: person.duty,
    organisationName: registration.organisationName,
    ...chosenBy(context, found),
    status: registrationStatus(registration, context.now()),
    isCancelled: event.cancelledAt !== null,
    /** Whether whoever looks keeps the door of this event. */
    isAtDoor: context.actor.role !== "visitor" && runsEvent(context, event),
    event: { id, titleZh, titleEn, startsAt, endsAt, venue },
  };
}

export interface TicketAtDoor {
  answer: DoorAnswer;
  /** Null where nothing may be told of the person. */
  person: SeenPerson | null;
  signIn: { id: number; at: number; by: string | null } | null;
  /** The event that the ticket is for, where that is another. */
  other: { titleZh: string; titleEn: string | null; startDay: string } | null;
}

/** What the door of an event says to a ticket on a day; looking admits nobody. */
export function ticketAtDoor(context: Context, eventId: number, code: string, day: string): TicketAtDoor {
  authorize(context, "attendance.record");
  const door = findEventToRun(context, eventId);
  const found = personOfCode(context, code);
  const signIn = found?.isGenuine ? signInOf(context, found.person.id, day) : null;
  const answer = doorAnswer(
    found && {
      eventId: found.event.id,
      isGenuine: found.isGenuine,
      status: registrationStatus(found.registration, context.now()),
      isSignedIn: signIn !== null,
    },
    {
      eventId: door.id,
      startDay: door.startDay,
      endDay: door.endDay,
      isOpen: whyNotAttended(door) === null,
      day,
      today: dayOfInstant(context.now()),
    },
  );
  if (!found || answer === "unknown" || answer === "replaced")
    return { answer, person: null, signIn: null, other: null };
  if (answer === "other_event") {
    const { titleZh, titleEn, startDay } = found.event;
    return { answer, person: null, signIn: null, other: { titleZh, titleEn, startDay } };
  }
  const { id, name, duty } = found.person;
  const organisation = found.registration.organisationName;
  return { answer, person: { id, name, duty, organisation, ...chosenBy(context, found) }, signIn, other: null };
}

function signInOf(context: Context, personId: number, day: string): TicketAtDoor["signIn"] {
  return (
    context.db
      .select({ id: signIns.id, at: signIns.recordedAt, by: users.name })
      .from(signIns)
      .leftJoin(users, eq(users.id, signIns.recordedBy))
      .where(and(eq(signIns.registeredPersonId, personId), eq(signIns.day, day)))
      .get() ?? null
  );
}
