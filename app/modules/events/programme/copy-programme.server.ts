import { eventSessions, type KeptProgramme, ticketTypes } from "~db/schema";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { keptFields, takeFields } from "../fields/copy-fields.server";
import { fieldsOf } from "../fields/field-queries.server";
import { removeField } from "../fields/remove-field.server";
import { sessionsOf, ticketTypesOf } from "./programme-queries.server";
import { removeSession } from "./remove-session.server";
import { removeTicketType } from "./remove-ticket-type.server";

/** The programme of an event without its day, with what it asks of who registers; null where it has none of these. */
export function keptProgramme(
  context: Context,
  event: { id: number; startsAt: number; needsApproval: boolean },
): KeptProgramme | null {
  const { startsAt, needsApproval } = event;
  const sessions = sessionsOf(context, event.id).map((session) => {
    const { titleZh, titleEn, place, speakers, chosen, capacity } = session;
    const times = { begins: session.startsAt - startsAt, ends: session.endsAt - startsAt };
    return { titleZh, titleEn, ...times, place, speakers, chosen, capacity };
  });
  const types = ticketTypesOf(context, event.id).map((type) => {
    const { nameZh, nameEn, quota, audience, needsApproval, closesAt } = type;
    return { nameZh, nameEn, quota, audience, needsApproval, closes: closesAt === null ? null : closesAt - startsAt };
  });
  const fields = keptFields(context, event.id);
  if (sessions.length + types.length + fields.length === 0 && !needsApproval) return null;
  return { sessions, ticketTypes: types, fields, needsApproval };
}

/**
 * Gives an event the sessions, the ticket types and the questions of another one, or of a template, at its own times. Part of the transaction that makes
 * the event; one that has some by now keeps them as they are.
 */
export function takeProgramme(
  context: Context,
  { id: eventId, startsAt }: { id: number; startsAt: number },
  programme: KeptProgramme | null,
): void {
  if (programme === null) return;
  const has = [sessionsOf, ticketTypesOf, keptFields].some((of) => of(context, eventId).length > 0);
  if (has) return;
  const now = context.now();
  const made = { eventId, version: 1, createdAt: now, updatedAt: now };
  for (const { begins, ends, ...session } of programme.sessions) {
    const times = { startsAt: startsAt + begins, endsAt: startsAt + ends };
    context.db
      .insert(eventSessions)
      .values({ ...session, ...times, ...made })
      .run();
  }
  for (const { closes, ...type } of programme.ticketTypes) {
    const closesAt = closes === null ? null : startsAt + closes;
    context.db
      .insert(ticketTypes)
      .values({ ...type, closesAt, ...made })
      .run();
  }
  takeFields(context, eventId, programme.fields);
  recordAudit(context, {
    action: "event.takeProgramme",
    subjectKind: "event",
    subjectId: eventId,
    after: {
      sessions: programme.sessions.length,
      ticketTypes: programme.ticketTypes.length,
      fields: programme.fields.length,
    },
  });
}

/** Takes the programme away of an event at which nobody ever was or registered. Part of the transaction that gives it another one. */
export function removeProgramme(context: Context, eventId: number): void {
  for (const { id } of sessionsOf(context, eventId)) removeSession(context, eventId, id);
  for (const { id } of ticketTypesOf(context, eventId)) removeTicketType(context, eventId, id);
  for (const { id } of fieldsOf(context, eventId)) removeField(context, eventId, id);
}
