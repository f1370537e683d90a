import { and, eq, exists, inArray, isNotNull, not, notInArray } from "drizzle-orm";
import { eventSessions, presences, registeredPeople, registeredPersonSessions, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { represents } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, Refusal } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { peopleToApprove } from "./approval/asks-for-approval";
import { askingOf } from "./approval/asking-of.server";
import { takesRegistrationsByStaff } from "./event-status";
import { type Answer, type AnswerValues, answerValues, optionsIn } from "./fields/answers";
import { answersOf, fieldsOf } from "./fields/field-queries.server";
import { takeAnswers } from "./fields/take-answers.server";
import { giveBackAnswers, writeFirmAnswers, writePersonAnswers } from "./fields/write-answers.server";
import {
  findRegistration,
  mayManage,
  type RegistrationRecord,
  type RegistrationReference,
} from "./find-registration.server";
import { firmOfInvitation } from "./invitations/invitation-queries.server";
import { layersOf } from "./layers.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { peopleFingerprint } from "./people-fingerprint.server";
import { claimsOf } from "./programme/programme-queries.server";
import { refuseChoices } from "./programme/refuse-choices.server";
import { giveBackChoices, writeSessions } from "./programme/write-choices.server";
import type { Chosen } from "./quotas";
import { refuseWithoutSeats } from "./refuse-without-seats";
import type { Amendment } from "./registration-form";
import { registrationSourceOf } from "./registration-source";
import { isLive, registrationStatus } from "./registration-status";
import type { EventRecord } from "./find-event.server";
import type { RegistrationStatus } from "./vocabulary";
import { wereSeen } from "./were-seen.server";

/** What the log says of a person's choices: nothing where there were none to make. */
const choices = ({ ticketTypeId, sessionIds }: Chosen) => ({
  ...(ticketTypeId === null ? {} : { ticketTypeId }),
  ...(sessionIds.length === 0 ? {} : { sessionIds }),
});

/**
 * What was approved cannot grow by the firm's own change: more people register anew and ask again.
 * @throws Refusal conflict
 */
function refuseMoreThanApproved(
  context: Context,
  event: EventRecord,
  { invitationId }: RegistrationRecord,
  status: RegistrationStatus,
  { people, claims }: { people: readonly Chosen[]; claims: readonly Chosen[] },
): void {
  const isOpen = status === "pending" || status === "asked";
  if (isOpen || invitationId !== null || registrationSourceOf(context.actor.role) === "staff") return;
  const asking = askingOf(context, event);
  if (peopleToApprove(asking, people) > peopleToApprove(asking, claims))
    throw conflict("registration.refused.moreThanApproved");
}

/** The same of answers. */
const answered = (values: AnswerValues) => (Object.keys(values).length === 0 ? {} : { answers: values });

/**
 * Changes who comes, what each of them chose, and what was answered. People keep their identity by id; a new person takes a seat, a person left out gives one back. Nobody who
 * was signed in can be left out, and nobody of whom the page that was sent knew nothing.
 * @throws Refusal not_found, forbidden, conflict (not enough seats, signed in, event over, people changed meanwhile), invalid
 */
export function amendRegistration(
  context: Context,
  reference: RegistrationReference,
  { people, answers, peopleSeen }: Amendment,
): void {
  authorize(context, "event.register");
  transact(context, () => {
    const { registration, event } = findRegistration(context, reference);
    if (!mayManage(context, reference, registration)) throw new Refusal("forbidden", "error.forbidden");
    const status = registrationStatus(registration, context.now());
    if (!isLive(status)) throw conflict("registration.refused.wasCancelled");
    if (!takesRegistrationsByStaff(event, context.now())) throw conflict("registration.refused.eventOver");
    const present = context.db
      .select()
      .from(registeredPeople)
      .where(eq(registeredPeople.registrationId, registration.id))
      .orderBy(registeredPeople.id)
      .all();
    const claims = claimsOf(context, registration.id);
    const had = new Map(claims.map((claim) => [claim.id, claim]));
    const given = answersOf(context, registration.id);
    const fields = fieldsOf(context, event.id);
    const values = (all: readonly Answer[] = []) => answerValues(all, fields);
    const seen = present.map((person) => ({
      ...person,
      ...had.get(person.id)!,
      answers: values(given.people.get(person.id)),
    }));
    if (peopleSeen !== peopleFingerprint(seen, values(given.firm))) {
      const separator = translateFor(context.locale)("registration.separator");
      throw conflict("registration.refused.peopleChanged", {
        names: present.map((person) => person.name).join(separator),
      });
    }
    const presentIds = new Set(present.map((person) => person.id));
    const namedIds = people.flatMap((person) => (person.id === null ? [] : [person.id]));
    if (new Set(namedIds).size < namedIds.length || namedIds.some((id) => !presentIds.has(id)))
      throw invalidField("people", "registration.problem.peopleChanged");
    const leaving = present.filter((person) => !namedIds.includes(person.id)).map((person) => person.id);
    if (leaving.length > 0 && wereSeen(context, leaving)) throw conflict("registration.refused.signedIn");
    refuseChoices(
      context,
      event,
      people.map((person) => ({ ...person, had: person.id === null ? undefined : had.get(person.id) })),
      {
        organisationId: registration.organisationId,
        // Somebody who is signed in speaks for his own firm, and for no other whose link he has.
        isVouchedFor:
          registrationSourceOf(context.actor.role) === "staff" ||
          represents(context.actor, registration.organisationId) ||
          registration.source !== "visitor" ||
          (registration.organisationId !== null &&
            firmOfInvitation(context, registration.invitationId) === registration.organisationId),
      },
    );
    const taken = takeAnswers(context, event.id, { answers, people }, given);
    refuseMoreThanApproved(context, event, registration, status, { people, claims });
    const isSeated = status === "confirmed" || status === "offered";
    if (isSeated) {
      const invited = registration.invitationId !== null;
      const wanted = people.map((person, position) => ({ ...person, optionIds: optionsIn(taken.people[position]!) }));
      refuseWithoutSeats(layersOf(context, event, { invited }), wanted, claims);
    }
    if (leaving.length > 0) context.db.delete(registeredPeople).where(inArray(registeredPeople.id, leaving)).run();
    giveBackChoices(
      context,
      claims
        .filter(({ ticketTypeId, sessionIds }) => ticketTypeId !== null || sessionIds.length > 0)
        .map(({ id }) => id),
    );
    giveBackAnswers(context, event.id, { registrationId: registration.id, personIds: present.map(({ id }) => id) });
    const written = people.map(({ id, name, duty, ticketTypeId, sessionIds }) => {
      const facts = { name, duty, ticketTypeId };
      if (id !== null) context.db.update(registeredPeople).set(facts).where(eq(registeredPeople.id, id)).run();
      const added = () =>
        context.db
          .insert(registeredPeople)
          .values({ registrationId: registration.id, ...facts })
          .returning({ id: registeredPeople.id })
          .get().id;
      return { id: id ?? added(), sessionIds };
    });
    writeSessions(context, written);
    writeFirmAnswers(context, registration.id, taken.firm);
    writePersonAnswers(
      context,
      written.map(({ id }, position) => ({ id, answers: taken.people[position]! })),
    );
    forgetPresenceElsewhere(
      context,
      written.map(({ id }) => id),
    );
    context.db.update(registrations).set({ seats: people.length }).where(eq(registrations.id, registration.id)).run();
    recordAudit(context, {
      action: "registration.amend",
      subjectKind: "registration",
      subjectId: registration.id,
      before: {
        seats: registration.seats,
        ...answered(values(given.firm)),
        people: seen.map((person) => ({
          ...{ name: person.name, duty: person.duty },
          ...choices(person),
          ...answered(person.answers),
        })),
      },
      after: {
        seats: people.length,
        ...answered(values(taken.firm)),
        people: people.map(({ name, duty, ...person }, position) => ({
          ...{ name, duty },
          ...choices(person),
          ...answered(values(taken.people[position])),
        })),
      },
    });
    // Seats that were given back, or a party that is small enough now.
    moveWaitingList(context, event.id);
  });
}

/** Whoever does not go to a session any more is neither there nor absent. */
function forgetPresenceElsewhere({ db }: Context, people: readonly number[]): void {
  const isChosen = exists(
    db
      .select({ id: registeredPersonSessions.sessionId })
      .from(registeredPersonSessions)
      .where(
        and(
          eq(registeredPersonSessions.registeredPersonId, presences.registeredPersonId),
          eq(registeredPersonSessions.sessionId, presences.sessionId),
        ),
      ),
  );
  const ofAll = db.select({ id: eventSessions.id }).from(eventSessions).where(eq(eventSessions.chosen, false));
  db.delete(presences)
    .where(
      and(
        inArray(presences.registeredPersonId, people),
        isNotNull(presences.sessionId),
        notInArray(presences.sessionId, ofAll),
        not(isChosen),
      ),
    )
    .run();
}
