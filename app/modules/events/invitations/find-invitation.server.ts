import { eq } from "drizzle-orm";
import { eventInvitations, events, organisations } from "~db/schema";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { EventRecord } from "../find-event.server";
import { hashOfToken } from "../registration-token.server";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface FoundInvitation {
  invitation: typeof eventInvitations.$inferSelect;
  event: EventRecord;
  firm: { organisationId: number; organisationName: string };
}

/**
 * The invitation behind a link, as long as its event is to come or goes on.
 * @throws Refusal not_found
 */
export function findInvitation(context: Context, token: string): FoundInvitation {
  const found = TOKEN.test(token)
    ? context.db
        .select({
          invitation: eventInvitations,
          event: events,
          firm: { organisationId: organisations.id, organisationName: organisations.legalName },
        })
        .from(eventInvitations)
        .innerJoin(events, eq(events.id, eventInvitations.eventId))
        .innerJoin(organisations, eq(organisations.id, eventInvitations.organisationId))
        .where(eq(eventInvitations.tokenHash, hashOfToken(token)))
        .get()
    : undefined;
  const isOver = found === undefined || found.event.publishedAt === null || found.event.endsAt <= context.now();
  if (isOver) throw notFound("invitation.linkNotFound");
  return { ...found, event: found.event as EventRecord };
}
