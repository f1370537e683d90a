import { and, eq } from "drizzle-orm";
import { eventSessions, ticketTypes } from "~db/schema";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { SessionRecord, TicketTypeRecord } from "./programme-queries.server";

/** @throws Refusal not_found */
export function findSession(context: Context, eventId: number, id: number): SessionRecord {
  const found = context.db
    .select()
    .from(eventSessions)
    .where(and(eq(eventSessions.id, id), eq(eventSessions.eventId, eventId)))
    .get();
  if (!found) throw notFound();
  return found;
}

/** @throws Refusal not_found */
export function findTicketType(context: Context, eventId: number, id: number): TicketTypeRecord {
  const found = context.db
    .select()
    .from(ticketTypes)
    .where(and(eq(ticketTypes.id, id), eq(ticketTypes.eventId, eventId)))
    .get();
  if (!found) throw notFound();
  return found as TicketTypeRecord;
}
