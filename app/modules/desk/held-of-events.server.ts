import { asc, desc, eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import type { Translate } from "~/i18n/translate";
import { PRESENCE_MODE_LABELS, REGISTRATION_STATUS_LABELS } from "~/modules/events/event-labels";
import { eventTitle } from "~/modules/events/event-time-text";
import { answersInWords, type AnswersOfPerson } from "~/modules/events/fields/answers-in-words.server";
import { NOTHING_CHOSEN } from "~/modules/events/programme/choices";
import { choiceNames, claimsOfParties } from "~/modules/events/programme/programme-queries.server";
import { registrationStatus } from "~/modules/events/registration-status";
import { placesOfFirm } from "~/modules/events/stands/stand-queries.server";
import { STAND_FIRM_STATUS_LABELS } from "~/modules/events/stands/vocabulary";
import type { PresenceMode, RegistrationStatus } from "~/modules/events/vocabulary";
import { amongMany } from "~db/among-many";
import { contacts, eventInvitations, events, registeredPeople, registrations, signIns } from "~db/schema";
import { table, list, moment, yuan, type Readers } from "./held-reader.server";

/** The events it was invited to, registered for, came to and exhibits at. */
export const heldOfEvents = {
  invitations: ({ context, t, id }) =>
    table(
      [
        ["held.column.event"],
        ["held.column.day", "day"],
        ["held.column.name"],
        ["held.column.at"],
        ["held.column.declinedAt"],
        ["held.column.remindedAt"],
      ],
      context.db
        .select({
          invitation: eventInvitations,
          name: contacts.name,
          event: { titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay },
        })
        .from(eventInvitations)
        .innerJoin(events, eq(events.id, eventInvitations.eventId))
        .leftJoin(contacts, eq(contacts.id, eventInvitations.contactId))
        .where(eq(eventInvitations.organisationId, id))
        .orderBy(desc(events.startsAt), desc(eventInvitations.id))
        .all()
        .map(({ invitation, name, event }) => [
          ...[eventTitle(event, context.locale), event.startDay, name ?? t("invitation.contactGone")],
          ...[moment(invitation.sentAt), moment(invitation.declinedAt), moment(invitation.remindedAt)],
        ]),
    ),
  registrations: ({ context, t, id }) => {
    const found = context.db
      .select({
        registration: registrations,
        event: { titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay },
      })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(eq(registrations.organisationId, id))
      .orderBy(desc(events.startsAt), desc(registrations.id))
      .all();
    const parties = found.map(({ registration }) => registration);
    const people = peopleWithChoices(context, parties);
    const answers = answersInWords(context, parties);
    return table(
      [
        ["held.column.event"],
        ["held.column.day", "day"],
        ["held.column.people"],
        ["held.column.status"],
        ["held.column.contact"],
        ["held.column.registeredAt"],
        ["held.column.answers"],
      ],
      found.map(({ registration, event }) => {
        const status = registrationStatus(
          { ...registration, status: registration.status as RegistrationStatus },
          context.now(),
        );
        return [
          ...[eventTitle(event, context.locale), event.startDay, people(registration)],
          ...[
            t(REGISTRATION_STATUS_LABELS[status]),
            [registration.contactName, registration.email, registration.phone].filter(Boolean).join(" "),
            moment(registration.createdAt),
            answersHeld(t, answers[registration.id] ?? []),
          ],
        ];
      }),
    );
  },
  signIns: ({ context, t, id }) =>
    table(
      [
        ["held.column.event"],
        ["held.column.day", "day"],
        ["held.column.name"],
        ["held.column.mode"],
        ["held.column.at"],
      ],
      context.db
        .select({ signIn: signIns, event: { titleZh: events.titleZh, titleEn: events.titleEn } })
        .from(signIns)
        .innerJoin(events, eq(events.id, signIns.eventId))
        .where(eq(signIns.organisationId, id))
        .orderBy(desc(signIns.day), desc(signIns.id))
        .all()
        .map(({ signIn, event }) => [
          ...[eventTitle(event, context.locale), signIn.day, signIn.personName],
          ...[t(PRESENCE_MODE_LABELS[signIn.mode as PresenceMode]), moment(signIn.recordedAt)],
        ]),
    ),
  stands: ({ context, t, id }) =>
    table(
      [
        ["held.column.event"],
        ["held.column.title"],
        ["held.column.status"],
        ["held.column.products"],
        ["held.column.people"],
        ["held.column.published"],
        ["held.column.yuan", "decimal"],
        ["held.column.registeredAt"],
        ["held.column.endedAt"],
      ],
      placesOfFirm(context, id).map(({ event, stand, place, people, paysFen }) => [
        ...[eventTitle(event, context.locale), eventTitle(stand, context.locale)],
        ...[t(STAND_FIRM_STATUS_LABELS[place.status]), place.products?.split("\n").join("；") ?? null, list(people)],
        ...[t(place.listed ? "yes" : "no"), paysFen === null ? null : yuan(paysFen)],
        ...[moment(place.askedAt), moment(place.withdrawnAt)],
      ]),
    ),
} satisfies Readers;

/** Who is registered, each with the ticket and the sessions that were chosen. */
function peopleWithChoices(context: Context, of: readonly { id: number; eventId: number }[]) {
  const ids = of.map(({ id }) => id);
  const claims = claimsOfParties(context, ids);
  const named = context.db
    .select()
    .from(registeredPeople)
    .where(amongMany(registeredPeople.registrationId, ids))
    .orderBy(asc(registeredPeople.id))
    .all();
  const namesAt = new Map<number, ReturnType<typeof choiceNames>>();
  const namesOf = (eventId: number) => {
    const names = namesAt.get(eventId) ?? choiceNames(context, eventId);
    namesAt.set(eventId, names);
    return names;
  };
  return ({ id, eventId }: { id: number; eventId: number }): string => {
    const chosen = new Map((claims.get(id) ?? []).map((claim) => [claim.id, claim]));
    return list(
      named
        .filter(({ registrationId }) => registrationId === id)
        .map((person) => {
          const claim = chosen.get(person.id);
          const hasChosen = claim && (claim.ticketTypeId !== null || claim.sessionIds.length > 0);
          const { ticketType, sessions } = hasChosen ? namesOf(eventId)(claim) : NOTHING_CHOSEN;
          const said = [ticketType, ...sessions].filter((line) => line !== null);
          const name = [person.name, person.duty].filter(Boolean).join(" ");
          return said.length === 0 ? name : `${name} (${said.join(", ")})`;
        }),
    );
  };
}

/** What the firm and its people answered at a registration, a line each. */
function answersHeld(t: Translate, answers: readonly AnswersOfPerson[]): string | null {
  const lines = answers.flatMap(({ name, answered }) =>
    answered.map(({ label, value }) => {
      const answer = t("asked.ofPerson", { name: label, answer: value });
      return name === null ? answer : `${name} ${answer}`;
    }),
  );
  return lines.length === 0 ? null : lines.join("\n");
}
