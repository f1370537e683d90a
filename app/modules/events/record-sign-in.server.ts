import { and, eq, isNull } from "drizzle-orm";
import { registeredPeople, registrations, signIns } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { timeOfInstant } from "~/values/business-day";
import type { PersonSignIn, WalkIn } from "./attendance-form";
import { refuseDayOfEvent } from "./refuse-day-of-event.server";
import { findEventToRun } from "./find-event.server";
import { chosenOrganisation, matchOrganisation } from "./match-organisation.server";

/**
 * Signs in a registered person for a day. A second tap changes nothing.
 * @param at when the person was seen, where that is told later
 * @throws Refusal not_found, forbidden, conflict (not confirmed, event cancelled), invalid (not a day of the event)
 */
export function signInPerson(
  context: Context,
  eventId: number,
  { registeredPersonId, day, mode }: PersonSignIn,
  at = context.now(),
): number {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    refuseDayOfEvent(context, event, { day, mode });
    const { db } = context;
    const found = db
      .select({ person: registeredPeople, registration: registrations })
      .from(registeredPeople)
      .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
      .where(and(eq(registeredPeople.id, registeredPersonId), eq(registrations.eventId, eventId)))
      .get();
    if (!found) throw notFound("attendance.refused.notOfThisEvent");
    const { person, registration } = found;
    const already = db
      .select({ id: signIns.id })
      .from(signIns)
      .where(and(eq(signIns.registeredPersonId, person.id), eq(signIns.day, day)))
      .get();
    if (already) return already.id;
    if (registration.status === "cancelled") throw conflict("attendance.refused.registrationCancelled");
    if (registration.status !== "confirmed") throw conflict("attendance.refused.registrationPending");
    return insertSignIn(context, {
      eventId,
      day,
      mode,
      recordedAt: at,
      registeredPersonId: person.id,
      organisationId: registration.organisationId,
      organisationName: registration.organisationName,
      personName: person.name,
      submissionKey: null,
    });
  });
}

/**
 * Signs in somebody who was not registered. The same form sent twice signs in once; the same name of the same firm on the
 * same day is refused, because it is nearly always the same person.
 * @throws Refusal not_found, forbidden, conflict, invalid
 */
export function signInWalkIn(context: Context, eventId: number, input: WalkIn): number {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    refuseDayOfEvent(context, event, input);
    const { db } = context;
    const made = db
      .select({ id: signIns.id })
      .from(signIns)
      .where(eq(signIns.submissionKey, input.submissionKey))
      .get();
    if (made) return made.id;
    const organisation = organisationOf(context, input);
    const same = db
      .select({ at: signIns.recordedAt })
      .from(signIns)
      .where(
        and(
          eq(signIns.eventId, eventId),
          eq(signIns.day, input.day),
          eq(signIns.personName, input.personName),
          organisation.organisationId === null
            ? isNull(signIns.organisationId)
            : eq(signIns.organisationId, organisation.organisationId),
          organisation.organisationName === null
            ? isNull(signIns.organisationName)
            : eq(signIns.organisationName, organisation.organisationName),
        ),
      )
      .get();
    if (same) throw conflict("attendance.refused.sameName", { name: input.personName, time: timeOfInstant(same.at) });
    return insertSignIn(context, {
      eventId,
      day: input.day,
      mode: input.mode,
      recordedAt: context.now(),
      registeredPersonId: null,
      ...organisation,
      personName: input.personName,
      submissionKey: input.submissionKey,
    });
  });
}

function organisationOf(
  context: Context,
  input: WalkIn,
): { organisationId: number | null; organisationName: string | null } {
  if (input.organisationId !== null) {
    const chosen = chosenOrganisation(context, input.organisationId);
    if (!chosen) throw invalidField("organisationId", "field.notAChoice");
    return chosen;
  }
  return input.organisationName === null
    ? { organisationId: null, organisationName: null }
    : matchOrganisation(context, input.organisationName);
}

function insertSignIn(context: Context, values: Omit<typeof signIns.$inferInsert, "recordedBy">): number {
  const { id } = context.db
    .insert(signIns)
    .values({ ...values, recordedBy: context.actor.userId })
    .returning({ id: signIns.id })
    .get();
  const { submissionKey: _submissionKey, recordedAt: _recordedAt, ...after } = values;
  recordAudit(context, {
    action: "signIn.record",
    subjectKind: "event",
    subjectId: values.eventId,
    after: { signInId: id, ...after },
  });
  return id;
}
