import { and, eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { exhibitionStands, standFirms } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { findEvent, findEventToRun, type EventRecord } from "../find-event.server";
import type { StandFirmStatus } from "./vocabulary";

export type StandRecord = typeof exhibitionStands.$inferSelect;
export type StandFirmRecord = Omit<typeof standFirms.$inferSelect, "status"> & { status: StandFirmStatus };

/** @throws Refusal not_found, forbidden (other promoters run the event) */
export function findStandToRun(
  context: Context,
  eventId: number,
  standId: number,
): { event: EventRecord; stand: StandRecord } {
  const event = findEventToRun(context, eventId);
  const stand = context.db
    .select()
    .from(exhibitionStands)
    .where(and(eq(exhibitionStands.id, standId), eq(exhibitionStands.eventId, eventId)))
    .get();
  if (!stand) throw notFound();
  return { event, stand };
}

/** @throws Refusal not_found */
export function findStandFirm(context: Context, standId: number, id: number): StandFirmRecord {
  const firm = context.db
    .select()
    .from(standFirms)
    .where(and(eq(standFirms.id, id), eq(standFirms.standId, standId)))
    .get();
  if (!firm) throw notFound();
  return firm as StandFirmRecord;
}

/** The number of the place of a firm on a stand; of several, which a merge may leave, of the one that it has. */
export function placeIdOf(standId: number | SQLWrapper, organisationId: number | SQLWrapper): SQL {
  return sql`(SELECT p.id FROM stand_firms p WHERE p.stand_id = ${standId} AND p.organisation_id = ${organisationId}
    ORDER BY CASE p.status WHEN 'confirmed' THEN 0 WHEN 'asked' THEN 1 ELSE 2 END, p.id LIMIT 1)`;
}

/** That place; undefined where the firm never had one nor asked for it. */
export function placeOfFirm(context: Context, standId: number, organisationId: number): StandFirmRecord | undefined {
  return context.db
    .select()
    .from(standFirms)
    .where(eq(standFirms.id, placeIdOf(standId, organisationId)))
    .get() as StandFirmRecord | undefined;
}

/**
 * The stand as a firm meets it: at an event that it may know of, while it is offered to firms or where it has a place.
 * @throws Refusal forbidden, not_found
 */
export function findStandOfFirm(
  context: Context,
  organisationId: number,
  standId: number,
): { event: EventRecord; stand: StandRecord; own: StandFirmRecord | undefined } {
  authorize(context, "stand.join", { id: organisationId });
  const stand = context.db.select().from(exhibitionStands).where(eq(exhibitionStands.id, standId)).get();
  if (!stand) throw notFound();
  const own = placeOfFirm(context, standId, organisationId);
  if (stand.joinUntil === null && own === undefined) throw notFound();
  return { event: findEvent(context, stand.eventId), stand, own };
}
