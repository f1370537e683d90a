import { and, asc, desc, eq } from "drizzle-orm";
import { doorScans, registeredPeople, registrations, signIns, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import type { DoorPeople, LetInTwice } from "./door-list";
import { whyNotAttended } from "./event-lifecycle";
import { findEventToRun } from "./find-event.server";
import { choiceNames, claimsOfParties } from "./programme/programme-queries.server";
import { PLAIN_CLAIM } from "./quotas";
import { registrationStatus } from "./registration-status";
import { ticketCode, ticketMark } from "./ticket-code.server";
import type { RegistrationStatus } from "./vocabulary";

const MOST_TWICE = 50;

/** Everybody who registered for an event, as a phone at its door keeps them for when it cannot ask: marks of tickets, no tickets. */
export function doorPeople(context: Context, eventId: number): DoorPeople {
  authorize(context, "attendance.record");
  const event = findEventToRun(context, eventId);
  const now = context.now();
  const day = dayOfInstant(now);
  const rows = context.db
    .select({
      id: registeredPeople.id,
      name: registeredPeople.name,
      duty: registeredPeople.duty,
      registrationId: registrations.id,
      organisation: registrations.organisationName,
      status: registrations.status,
      createdAt: registrations.createdAt,
      offerEndsAt: registrations.offerEndsAt,
      signInId: signIns.id,
      at: signIns.recordedAt,
      by: users.name,
    })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .leftJoin(signIns, and(eq(signIns.registeredPersonId, registeredPeople.id), eq(signIns.day, day)))
    .leftJoin(users, eq(users.id, signIns.recordedBy))
    .where(eq(registrations.eventId, event.id))
    .orderBy(asc(registeredPeople.id))
    .all();
  const names = choiceNames(context, event.id);
  const parties = claimsOfParties(context, [...new Set(rows.map(({ registrationId }) => registrationId))]);
  const claims = new Map([...parties.values()].flat().map((claim) => [claim.id, claim]));
  return {
    loadedAt: now,
    day,
    event: {
      id: event.id,
      startDay: event.startDay,
      endDay: event.endDay,
      isOpen: whyNotAttended(event) === null,
    },
    people: rows.map(({ id, name, duty, organisation, registrationId, signInId, at, by, ...row }) => ({
      id,
      mark: ticketMark(ticketCode(context, { personId: id, registrationId, name })),
      name,
      duty,
      organisation,
      ...names(claims.get(id) ?? PLAIN_CLAIM),
      status: registrationStatus({ ...row, status: row.status as RegistrationStatus }, now),
      signIn: signInId === null ? null : { id: signInId, at: at!, by },
    })),
    twice: letInTwice(context, event.id),
  };
}

/** Whom two phones let in by the same ticket, because one of them could not ask: the newest first. */
export function letInTwice(context: Context, eventId: number): LetInTwice[] {
  authorize(context, "attendance.record");
  const { id } = findEventToRun(context, eventId);
  return context.db
    .select({
      name: registeredPeople.name,
      organisation: registrations.organisationName,
      day: doorScans.day,
      firstAt: signIns.recordedAt,
      againAt: doorScans.scannedAt,
      againBy: users.name,
    })
    .from(doorScans)
    .innerJoin(registeredPeople, eq(registeredPeople.id, doorScans.registeredPersonId))
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .innerJoin(signIns, and(eq(signIns.registeredPersonId, registeredPeople.id), eq(signIns.day, doorScans.day)))
    .leftJoin(users, eq(users.id, doorScans.recordedBy))
    .where(and(eq(doorScans.eventId, id), eq(doorScans.saidAlone, "admitted"), eq(doorScans.answer, "already_in")))
    .orderBy(desc(doorScans.id))
    .limit(MOST_TWICE)
    .all();
}
