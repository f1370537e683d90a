import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import { registeredPeople, registrationAnswers, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { represents } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, Refusal } from "~/http/errors";
import { takesRegistrations, takesRegistrationsByStaff } from "./event-status";
import { type Answer, optionsIn } from "./fields/answers";
import { answersOf } from "./fields/field-queries.server";
import { takeAnswers } from "./fields/take-answers.server";
import { writeFirmAnswers, writePersonAnswers } from "./fields/write-answers.server";
import { type EventRecord, findEvent, runsEvent } from "./find-event.server";
import { hashOfAddress } from "~/modules/organisations/contacts/unsubscribed.server";
import { survivorOf } from "~/modules/organisations/merge/survivor-of.server";
import { findInvitation } from "./invitations/find-invitation.server";
import { invitationOfFirm } from "./invitations/invitation-queries.server";
import { asksForApproval } from "./approval/asks-for-approval";
import { askingOf } from "./approval/asking-of.server";
import { chosenOrganisation, matchOrganisation, type MatchedOrganisation } from "./match-organisation.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { placeOrRefuse } from "./place-or-refuse.server";
import { claimsOf } from "./programme/programme-queries.server";
import { refuseChoices } from "./programme/refuse-choices.server";
import { writeSessions } from "./programme/write-choices.server";
import type { RegistrationInput } from "./registration-form";
import {
  mailAsked,
  mailConfirmationLink,
  mailConfirmed,
  mailWaiting,
  resendConfirmationLink,
} from "./registration-mail.server";
import { registrationSourceOf } from "./registration-source";
import { expiredBefore } from "./registration-status";
import { newRegistrationToken, type RegistrationToken } from "./registration-token.server";
import type { RegistrationSource } from "./vocabulary";

export interface Registered {
  registrationId: number;
  status: "pending" | "asked" | "confirmed" | "waiting";
}

/** A form whose answers were found to be answers to what the event asks. */
type Answered = Omit<RegistrationInput, "people" | "answers"> & { answers: Answer[]; people: AnsweredPerson[] };
type AnsweredPerson = Omit<RegistrationInput["people"][number], "answers"> & { answers: Answer[]; optionIds: number[] };

/**
 * Registers people of one firm. A representative (for its own firm) and staff (for any) get the seats at once, or a place on the
 * waiting list; a visitor gets a mail with a link and takes either only by confirming there. Where it has to be approved, a firm that
 * was not invited asks instead, and holds nothing until staff say yes. A party that comes with as many as
 * possible may be parted in two registrations, of which the answer names the one that has seats. The same form sent twice, and the same address with a
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
    const isVouchedFor = source !== "visitor";
    refuseChoices(context, event, input.people, { organisationId: organisation.organisationId, isVouchedFor });
    // A firm that a visitor only typed is no proof that it was invited.
    const invitationId = source === "visitor" ? null : invitationOfFirm(context, eventId, organisation.organisationId);
    const whose = { source, organisation, invitationId, proven: isVouchedFor };
    return register(context, event, whose, answered(context, eventId, input), token);
  });
}

/**
 * Registers people of the firm that was invited, by the link of the invitation, with a seat that is kept for the invited where there
 * is one. Whoever gives the address to which the link was sent has shown that it is his; for another one a link is mailed there.
 * @throws Refusal not_found, conflict (closed, not enough seats), invalid
 */
export function registerByInvitation(
  context: Context,
  invitationToken: string,
  input: RegistrationInput,
  token: RegistrationToken = newRegistrationToken(),
): Registered {
  authorize(context, "invitation.answer");
  return transact(context, () => {
    const { invitation, event, firm } = findInvitation(context, invitationToken);
    const made = registrationOfForm(context, input.submissionKey);
    if (made) return made;
    refuseWhenClosed(context, event, "visitor");
    refuseChoices(context, event, input.people, { organisationId: firm.organisationId, isVouchedFor: true });
    const proven = hashOfAddress(input.email) === invitation.addressHash;
    const whose = { source: "visitor", organisation: firm, invitationId: invitation.id, proven } as const;
    return register(context, event, whose, answered(context, event.id, input), token);
  });
}

function answered(context: Context, eventId: number, input: RegistrationInput): Answered {
  const taken = takeAnswers(context, eventId, input);
  const people = input.people.map((person, position) => {
    const answers = taken.people[position]!;
    return { ...person, answers, optionIds: optionsIn(answers) };
  });
  return { ...input, people, answers: taken.firm };
}

interface Registering {
  source: RegistrationSource;
  organisation: MatchedOrganisation;
  invitationId: number | null;
  /** The mail address needs no link by which it is shown to be whose it is said to be. */
  proven: boolean;
}

function register(
  context: Context,
  event: EventRecord,
  whose: Registering,
  input: Answered,
  token: RegistrationToken,
): Registered {
  const { id: eventId } = event;
  const { invitationId, proven } = whose;
  if (event.waitingRule !== "none") moveWaitingList(context, eventId);
  const { seated, waiting } = placeOrRefuse(context, event, input.people, input.partyRule, invitationId !== null);
  const by = { byStaff: whose.source === "staff", invited: invitationId !== null };
  const asks = asksForApproval(askingOf(context, event), input.people, by);
  if (!proven) {
    const unanswered = unconfirmedRegistration(context, eventId, input.email);
    if (unanswered) return replaceUnconfirmed(context, event, unanswered, whose, input, token);
    const registration = insertRegistration(context, eventId, whose, input, {
      status: "pending",
      people: input.people,
      token,
    });
    const held = seatsOfAddress(context, eventId, input.email);
    mailConfirmationLink(context, event, registration, token.token, { held, asks });
    return { registrationId: registration.id, status: "pending" };
  }
  if (asks) {
    const asking = { status: "asked", people: input.people, token } as const;
    const registration = insertRegistration(context, eventId, whose, input, asking);
    mailAsked(context, event, registration, token.token);
    return { registrationId: registration.id, status: "asked" };
  }
  if (seated.length === 0) {
    const registration = insertRegistration(context, eventId, whose, input, {
      status: "waiting",
      people: input.people,
      token,
    });
    mailWaiting(context, event, registration, token.token);
    return { registrationId: registration.id, status: "waiting" };
  }
  const registration = insertRegistration(context, eventId, whose, input, {
    status: "confirmed",
    people: seated.map((position) => input.people[position]!),
    token,
  });
  mailConfirmed(context, event, registration, token.token);
  if (waiting.length > 0) {
    const others = newRegistrationToken();
    const rest = insertRegistration(
      context,
      eventId,
      whose,
      { ...input, submissionKey: randomUUID() },
      { status: "waiting", people: waiting.map((position) => input.people[position]!), token: others },
    );
    mailWaiting(context, event, rest, others.token);
  }
  return { registrationId: registration.id, status: "confirmed" };
}

interface NewRegistration {
  status: "pending" | "asked" | "confirmed" | "waiting";
  people: AnsweredPerson[];
  token: RegistrationToken;
}

function insertRegistration(
  context: Context,
  eventId: number,
  { source, organisation, invitationId }: Registering,
  input: Answered,
  { status, people, token }: NewRegistration,
) {
  const now = context.now();
  const seats = people.length;
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
      partyRule: input.partyRule,
      invitationId,
      createdAt: now,
      confirmedAt: status === "confirmed" ? now : null,
      waitingSince: status === "waiting" ? now : null,
      askedAt: status === "asked" ? now : null,
    })
    .returning()
    .get();
  writeFirmAnswers(context, registration.id, input.answers);
  insertPeople(context, registration.id, people);
  recordAudit(context, {
    action: "registration.create",
    subjectKind: "registration",
    subjectId: registration.id,
    after: { eventId, ...organisation, contactName: input.contactName, email: input.email, status, seats, source },
  });
  return registration;
}

function registrationOfForm(context: Context, submissionKey: string): Registered | null {
  const made = context.db
    .select({
      ...{ id: registrations.id, source: registrations.source, waitingSince: registrations.waitingSince },
      invitationId: registrations.invitationId,
      askedAt: registrations.askedAt,
      confirmedAt: registrations.confirmedAt,
    })
    .from(registrations)
    .where(eq(registrations.submissionKey, submissionKey))
    .get();
  if (!made) return null;
  const isConfirmedFirst =
    made.source === "visitor" &&
    (made.invitationId === null || (made.confirmedAt === null && made.waitingSince === null));
  const seatedOrWaiting = made.waitingSince === null ? "confirmed" : "waiting";
  const isAsking = made.askedAt !== null && made.confirmedAt === null && made.waitingSince === null;
  const status = isConfirmedFirst ? "pending" : isAsking ? "asked" : seatedOrWaiting;
  return { registrationId: made.id, status };
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
  // The form may have been opened before the firm was merged into another.
  const organisationId = input.organisationId === null ? null : survivorOf(context, input.organisationId);
  if (source === "representative" && !represents(context.actor, organisationId))
    throw new Refusal("forbidden", "registration.refused.notYourFirm");
  if (source !== "visitor" && organisationId !== null) {
    const chosen = chosenOrganisation(context, organisationId);
    if (!chosen) throw invalidField("organisationId", "field.notAChoice");
    return chosen;
  }
  if (input.organisationName === null) throw invalidField("organisationName", "field.required");
  return matchOrganisation(context, input.organisationName);
}

function unconfirmedRegistration(context: Context, eventId: number, email: string) {
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
function replaceUnconfirmed(
  context: Context,
  event: EventRecord,
  unconfirmed: typeof registrations.$inferSelect,
  { organisation, invitationId }: Registering,
  input: Answered,
  token: RegistrationToken,
): Registered {
  const facts = { ...organisation, contactName: input.contactName, phone: input.phone, seats: input.people.length };
  const { organisationId, organisationName, contactName, phone, seats } = unconfirmed;
  const same =
    JSON.stringify([
      { organisationId, organisationName, contactName, phone, seats },
      ...peopleOf(context, unconfirmed.id),
    ]) ===
    JSON.stringify([
      facts,
      input.answers,
      input.people.map(({ name, duty, ticketTypeId, sessionIds, answers }) => {
        // The form has sessions in the order of the day, the registration in that of their numbers.
        return [name, duty, ticketTypeId, [...sessionIds].sort((a, b) => a - b), answers];
      }),
    ]);
  const resent = same && resendConfirmationLink(context, unconfirmed);
  const registration = context.db
    .update(registrations)
    .set({
      ...facts,
      // Who was invited is the firm: another one that is named instead has no seat kept for it.
      invitationId: invitationId ?? (organisation.organisationId === organisationId ? unconfirmed.invitationId : null),
      partyRule: input.partyRule,
      noticeVersion: input.noticeVersion,
      // The new mail gives the new link its full time.
      ...(resent ? {} : { tokenHash: token.hash, createdAt: context.now() }),
    })
    .where(eq(registrations.id, unconfirmed.id))
    .returning()
    .get();
  if (!same) {
    context.db.delete(registeredPeople).where(eq(registeredPeople.registrationId, unconfirmed.id)).run();
    context.db.delete(registrationAnswers).where(eq(registrationAnswers.registrationId, unconfirmed.id)).run();
    insertPeople(context, unconfirmed.id, input.people);
    writeFirmAnswers(context, unconfirmed.id, input.answers);
  }
  const before = { ...unconfirmed } as Record<string, unknown>;
  recordAudit(context, {
    action: "registration.replace",
    subjectKind: "registration",
    subjectId: unconfirmed.id,
    before,
    after: facts,
  });
  if (!resent) {
    const held = seatsOfAddress(context, event.id, input.email);
    const by = { byStaff: false, invited: registration.invitationId !== null };
    const asks = asksForApproval(askingOf(context, event), input.people, by);
    mailConfirmationLink(context, event, registration, token.token, { held, asks });
  }
  return { registrationId: unconfirmed.id, status: "pending" };
}

/** What was answered, and the people with what each of them chose and answered. */
function peopleOf(context: Context, registrationId: number) {
  const named = context.db
    .select({ id: registeredPeople.id, name: registeredPeople.name, duty: registeredPeople.duty })
    .from(registeredPeople)
    .where(eq(registeredPeople.registrationId, registrationId))
    .orderBy(asc(registeredPeople.id))
    .all();
  const claims = claimsOf(context, registrationId);
  const given = answersOf(context, registrationId);
  const people = named.map(({ id, name, duty }, position) => {
    const { ticketTypeId, sessionIds } = claims[position]!;
    return [name, duty, ticketTypeId, sessionIds, given.people.get(id) ?? []];
  });
  return [given.firm, people];
}

/** Seats the address already holds at this event. */
function seatsOfAddress(context: Context, eventId: number, email: string): number {
  return context.db
    .select({ seats: registrations.seats })
    .from(registrations)
    .where(
      and(eq(registrations.eventId, eventId), eq(registrations.email, email), eq(registrations.status, "confirmed")),
    )
    .all()
    .reduce((sum, row) => sum + row.seats, 0);
}

function insertPeople(context: Context, registrationId: number, people: readonly AnsweredPerson[]): void {
  const inserted = context.db
    .insert(registeredPeople)
    .values(people.map(({ name, duty, ticketTypeId }) => ({ registrationId, name, duty, ticketTypeId })))
    .returning({ id: registeredPeople.id })
    .all();
  writeSessions(
    context,
    inserted.map(({ id }, position) => ({ id, sessionIds: people[position]!.sessionIds })),
  );
  writePersonAnswers(
    context,
    inserted.map(({ id }, position) => ({ id, answers: people[position]!.answers })),
  );
}
