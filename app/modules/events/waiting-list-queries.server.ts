import { and, eq, inArray, isNotNull, max, ne } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { EventRecord } from "./find-event.server";
import { findEventToRun } from "./find-event.server";
import { inOrderOfWaiting, type WaitingParty } from "./waiting-list";

/** The waiting list in the order in which seats will be offered. */
export function waitingParties(context: Context, event: Pick<EventRecord, "id" | "waitingRule">): WaitingParty[] {
  const rows = context.db
    .select({
      id: registrations.id,
      seats: registrations.seats,
      partyRule: registrations.partyRule,
      waitingSince: registrations.waitingSince,
      organisationId: registrations.organisationId,
      invitationId: registrations.invitationId,
    })
    .from(registrations)
    .where(and(eq(registrations.eventId, event.id), eq(registrations.status, "waiting")))
    .all();
  const firms = rows.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]));
  const served = event.waitingRule === "least_recently_served" ? lastServed(context, event.id, firms) : new Map();
  const parties = rows.map(({ organisationId, invitationId, ...row }): WaitingParty => ({
    ...row,
    invited: invitationId !== null,
    partyRule: row.partyRule as WaitingParty["partyRule"],
    waitingSince: row.waitingSince ?? 0,
    isKnown: organisationId !== null,
    lastServedOn: (served.get(organisationId) as string | undefined) ?? null,
  }));
  return inOrderOfWaiting(event.waitingRule, parties);
}

/** The first day of the latest other event at which each firm has or had a seat. */
function lastServed(context: Context, eventId: number, organisationIds: number[]): Map<number | null, string> {
  const rows = context.db
    .select({ id: registrations.organisationId, day: max(events.startDay) })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        inArray(registrations.organisationId, organisationIds),
        eq(registrations.status, "confirmed"),
        ne(registrations.eventId, eventId),
        isNotNull(events.publishedAt),
      ),
    )
    .groupBy(registrations.organisationId)
    .all();
  return new Map(rows.map(({ id, day }) => [id, day ?? ""]));
}

/** The place in the list, counted from 1; null for a registration that does not wait. */
export function placeOnWaitingList(
  context: Context,
  event: Pick<EventRecord, "id" | "waitingRule">,
  registrationId: number,
): number | null {
  const place = waitingParties(context, event).findIndex(({ id }) => id === registrationId);
  return place < 0 ? null : place + 1;
}

export interface WaitingRow extends WaitingParty {
  organisationName: string;
  contactName: string;
}

/** The waiting list with names, for those who run the event. */
export function waitingListOf(context: Context, eventId: number): WaitingRow[] {
  authorize(context, "registration.list");
  const parties = waitingParties(context, findEventToRun(context, eventId));
  const names = new Map(
    context.db
      .select({
        id: registrations.id,
        organisationName: registrations.organisationName,
        contactName: registrations.contactName,
      })
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "waiting")))
      .all()
      .map((row) => [row.id, row]),
  );
  return parties.map((party) => ({ ...names.get(party.id)!, ...party }));
}
