import { eventSessions, ticketTypes } from "~db/schema";
import type { Context } from "~/access/context";
import { sessionsOf, ticketTypesOf } from "./programme-queries.server";

/**
 * Sessions and ticket types of an event for its copy, at times moved by as much. Part of the transaction that copies the event; a
 * copy that has some by now keeps them as they are.
 */
export function copyProgramme(context: Context, fromId: number, toId: number, moved: number): void {
  if (sessionsOf(context, toId).length > 0 || ticketTypesOf(context, toId).length > 0) return;
  const now = context.now();
  const made = { eventId: toId, version: 1, createdAt: now, updatedAt: now };
  for (const { id: _id, held: _held, ...session } of sessionsOf(context, fromId)) {
    const [startsAt, endsAt] = [session.startsAt + moved, session.endsAt + moved];
    context.db
      .insert(eventSessions)
      .values({ ...session, ...made, startsAt, endsAt })
      .run();
  }
  for (const { id: _id, held: _held, ...type } of ticketTypesOf(context, fromId)) {
    const closesAt = type.closesAt === null ? null : type.closesAt + moved;
    context.db
      .insert(ticketTypes)
      .values({ ...type, ...made, closesAt })
      .run();
  }
}
