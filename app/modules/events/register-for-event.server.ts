import { and, asc, desc, eq, gt } from "drizzle-orm";
import { registeredPeople, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { represents } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, Refusal } from "~/http/errors";
import { seatsLeft } from "./capacity";
import { takesRegistrations, takesRegistrationsByStaff } from "./event-status";
import { confirmedSeats, type EventRecord, findEvent, runsEvent } from "./find-event.server";
import { chosenOrganisation, matchOrganisation, type MatchedOrganisation } from "./match-organisation.server";
import { refuseWithoutSeats } from "./refuse-without-seats";
import type { RegistrationInput } from "./registration-form";
import { mailConfirmationLink, mailConfirmed, resendConfirmationLink } from "./registration-mail.server";
import { registrationSourceOf } from "./registration-source";
import { expiredBefore } from "./registration-status";
import { newRegistrationToken, type RegistrationToken } from "./registration-token.server";
import type { RegistrationSource } from "./vocabulary";

export interface Registered {
  registrationId: number;
  status: "pending" | "confirmed";
}

type PeopleInput = RegistrationInput["people"];

/**
 * Registers people of one firm. A representative (for its own firm) and staff (for any) get the seats at once; a visitor gets
 * a mail with a link and takes the seats only by confirming there. The same form sent twice, and the same address with a
 * registration that still waits for its link, make no second registration; the caller learns nothing about the address.
 * @throws Refusal not_found, forbidden, conflict (closed, not enough seats), invalid
 */
export function registerForEvent(
  context: Context,
  eventId: number,
  input: RegistrationInput,
  token: RegistrationToken = newRegistrationToken(),
): Registered {
  authorize(context, "event.register");
  return transact(context, () => {
    const event = findEvent(context, eventId);
    const made = registrationOfForm(context, input.submissionKey);
    if (made) return made;
    const source = registrationSourceOf(context.actor.role);
    if (source === "staff" && !runsEvent(context, event)) throw new Refusal("forbidden", "event.otherPromoter");
    refuseWhenClosed(context, event, source);
    const organisation = organisationOf(context, source, input);
    const seats = input.people.length;
    refuseWithoutSeats(seatsLeft(event.capacity, confirmedSeats(context, eventId)), seats);
    if (source === "visitor") {
      const waiting = waitingRegistration(context, eventId, input.email);
      if (waiting) return replaceWaiting(context, event, waiting, organisation, input, token);
    }
    const now = context.now();
    const status = source === "visitor" ? "pending" : "confirmed";
    const registration = context.db
      .insert(registrations)
      .values({
        eventId,
        ...organisation,
        contactName: input.contactName,
        email: input.email,
        phone: input.phone,
        locale: context.locale,
        status,
        seats,
        source,
        userId: context.actor.userId,
        tokenHash: token.hash,
        submissionKey: input.submissionKey,
        noticeVersion: input.noticeVersion,
        createdAt: now,
        confirmedAt: status === "confirmed" ? now : null,
      })
      .returning()
      .get();
    insertPeople(context, registration.id, input.people);
    recordAudit(context, {
      action: "registration.create",
      subjectKind: "registration",
      subjectId: registration.id,
      after: { eventId, ...organisation, contactName: input.contactName, email: input.email, status, seats, source },
    });
    if (status === "confirmed") mailConfirmed(context, event, registration, token.token);
    else mailConfirmationLink(context, event, registration, token.token, heldSeats(context, eventId, input.email));
    return { registrationId: registration.id, status };
  });
}

function registrationOfForm(context: Context, submissionKey: string): Registered | null {
  const made = context.db
    .select({ id: registrations.id, source: registrations.source })
    .from(registrations)
    .where(eq(registrations.submissionKey, submissionKey))
    .get();
  return made ? { registrationId: made.id, status: made.source === "visitor" ? "pending" : "confirmed" } : null;
}

function refuseWhenClosed(context: Context, event: EventRecord, source: RegistrationSource): void {
  const takes = source === "staff" ? takesRegistrationsByStaff : takesRegistrations;
  if (takes(event, context.now())) return;
  throw conflict(
    event.cancelledAt !== null
      ? "registration.refused.eventCancelled"
      : event.publishedAt === null
        ? "registration.refused.notPublished"
        : "registration.refused.closed",
  );
}

function organisationOf(context: Context, source: RegistrationSource, input: RegistrationInput): MatchedOrganisation {
  if (source === "representative" && !represents(context.actor, input.organisationId))
    throw new Refusal("forbidden", "registration.refused.notYourFirm");
  if (source !== "visitor" && input.organisationId !== null) {
    const chosen = chosenOrganisation(context, input.organisationId);
    if (!chosen) throw invalidField("organisationId", "field.notAChoice");
    return chosen;
  }
  if (input.organisationName === null) throw invalidField("organisationName", "field.required");
  return matchOrganisation(context, input.organisationName);
}

function waitingRegistration(context: Context, eventId: number, email: string) {
  return context.db
    .select()
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.email, email),
        eq(registrations.status, "pending"),
        gt(registrations.createdAt, expiredBefore(context.now())),
      ),
    )
    .orderBy(desc(registrations.id))
    .get();
}

/**
 * The latest form counts: people correct what they typed by sending it again. The link confirms only what its mail was about:
 * other people, another firm or contact get a new mail with a new link, and the old one ends. The same once more is only mailed
 * again.
 */
function replaceWaiting(
  context: Context,
  event: EventRecord,
  waiting: typeof registrations.$inferSelect,
  organisation: MatchedOrganisation,
  input: RegistrationInput,
  token: RegistrationToken,
): Registered {
  const facts = { ...organisation, contactName: input.contactName, phone: input.phone, seats: input.people.length };
  const { organisationId, organisationName, contactName, phone, seats } = waiting;
  const same =
    JSON.stringify([{ organisationId, organisationName, contactName, phone, seats }, peopleOf(context, waiting.id)]) ===
    JSON.stringify([facts, input.people.map(({ name, duty }) => ({ name, duty }))]);
  const resent = same && resendConfirmationLink(context, waiting);
  const registration = context.db
    .update(registrations)
    .set({
      ...facts,
      noticeVersion: input.noticeVersion,
      // The new mail gives the new link its full time.
      ...(resent ? {} : { tokenHash: token.hash, createdAt: context.now() }),
    })
    .where(eq(registrations.id, waiting.id))
    .returning()
    .get();
  if (!same) {
    context.db.delete(registeredPeople).where(eq(registeredPeople.registrationId, waiting.id)).run();
    insertPeople(context, waiting.id, input.people);
  }
  const before = { ...waiting } as Record<string, unknown>;
  recordAudit(context, {
    action: "registration.replace",
    subjectKind: "registration",
    subjectId: waiting.id,
    before,
    after: facts,
  });
  if (!resent)
    mailConfirmationLink(context, event, registration, token.token, heldSeats(context, event.id, input.email));
  return { registrationId: waiting.id, status: "pending" };
}

function peopleOf(context: Context, registrationId: number) {
  return context.db
    .select({ name: registeredPeople.name, duty: registeredPeople.duty })
    .from(registeredPeople)
    .where(eq(registeredPeople.registrationId, registrationId))
    .orderBy(asc(registeredPeople.id))
    .all();
}

/** Seats the address already holds at this event. */
function heldSeats(context: Context, eventId: number, email: string): number {
  return context.db
    .select({ seats: registrations.seats })
    .from(registrations)
    .where(
      and(eq(registrations.eventId, eventId), eq(registrations.email, email), eq(registrations.status, "confirmed")),
    )
    .all()
    .reduce((sum, row) => sum + row.seats, 0);
}

function insertPeople(context: Context, registrationId: number, people: PeopleInput): void {
  context.db
    .insert(registeredPeople)
    .values(people.map(({ name, duty }) => ({ registrationId, name, duty })))
    .run();
}
