import { eventSessions, type KeptProgramme, ticketTypes } from "~db/schema";
import type { Context } from "~/access/context";
import { sessionsOf, ticketTypesOf } from "./programme-queries.server";

/** The programme of an event without its day; null where it has none. */
export function keptProgramme(context: Context, event: { id: number; startsAt: number }): KeptProgramme | null {
  const { startsAt } = event;
  const sessions = sessionsOf(context, event.id).map((session) => {
    const { titleZh, titleEn, place, speakers, chosen, capacity } = session;
    const times = { begins: session.startsAt - startsAt, ends: session.endsAt - startsAt };
    return { titleZh, titleEn, ...times, place, speakers, chosen, capacity };
  });
  const types = ticketTypesOf(context, event.id).map(({ nameZh, nameEn, quota, audience, closesAt }) => {
    return { nameZh, nameEn, quota, audience, closes: closesAt === null ? null : closesAt - startsAt };
  });
  return sessions.length + types.length === 0 ? null : { sessions, ticketTypes: types };
}

/**
 * Gives an event the sessions and ticket types of another one, or of a template, at its own times. Part of the transaction that makes
 * the event; one that has some by now keeps them as they are.
 */
export function takeProgramme(
  context: Context,
  { id: eventId, startsAt }: { id: number; startsAt: number },
  programme: KeptProgramme | null,
): void {
  if (programme === null) return;
  if (sessionsOf(context, eventId).length > 0 || ticketTypesOf(context, eventId).length > 0) return;
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
}
