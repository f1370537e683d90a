import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { localDateTime } from "~/values/business-day";
import { findEvent, findEventToRun } from "../find-event.server";
import { askedFields, fieldsOf } from "../fields/field-queries.server";
import { seatsLeft } from "../quotas";
import type { Choices } from "./choices";
import { hasDays, sessionsOf, ticketTypesOf } from "./programme-queries.server";
import { findSession, findTicketType } from "./find-programme.server";

/**
 * The programme, the tickets of an event and what it asks as everybody who knows of it sees them: what is left, and not who holds it.
 * @param kept options of what is asked that are chosen no longer, but were by whoever is shown this
 */
export function choicesOf(context: Context, eventId: number, kept: ReadonlySet<number> = new Set()): Choices {
  authorize(context, "event.register");
  return {
    hasDays: hasDays(context, eventId),
    ticketTypes: ticketTypesOf(context, eventId).map(
      ({ id, nameZh, nameEn, audience, needsApproval, closesAt, quota, held }) => {
        return { id, nameZh, nameEn, audience, needsApproval, closesAt, left: seatsLeft(quota, held) };
      },
    ),
    sessions: sessionsOf(context, eventId).map(({ capacity, held, ...session }) => {
      const { id, titleZh, titleEn, startsAt, endsAt, place, speakers, chosen } = session;
      return { id, titleZh, titleEn, startsAt, endsAt, place, speakers, chosen, left: seatsLeft(capacity, held) };
    }),
    fields: askedFields(fieldsOf(context, eventId), kept),
  };
}

/** The same for the desk, with what is held. */
export function programmeOf(context: Context, eventId: number) {
  authorize(context, "event.list");
  findEvent(context, eventId);
  return { sessions: sessionsOf(context, eventId), ticketTypes: ticketTypesOf(context, eventId) };
}

/** A session as the form that changes it begins with. */
export function sessionToEdit(context: Context, eventId: number, id: number) {
  authorize(context, "event.write");
  findEventToRun(context, eventId);
  const { startsAt, endsAt, ...session } = findSession(context, eventId, id);
  return { ...session, startsAt: localDateTime(startsAt), endsAt: localDateTime(endsAt) };
}

/** A ticket type as the form that changes it begins with. */
export function ticketTypeToEdit(context: Context, eventId: number, id: number) {
  authorize(context, "event.write");
  findEventToRun(context, eventId);
  const { closesAt, ...type } = findTicketType(context, eventId, id);
  return { ...type, closesAt: closesAt === null ? null : localDateTime(closesAt) };
}
