import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { eventCoHosts, events, organisationCoPromoters, organisations } from "~db/schema";
import type { Actor } from "./actor";
import type { Context } from "./context";

/** Records that one promoter owns and others may look after beside it. */
const SHARED = {
  organisation: { records: organisations, beside: organisationCoPromoters, of: organisationCoPromoters.organisationId },
  event: { records: events, beside: eventCoHosts, of: eventCoHosts.eventId },
} as const;
export type SharedKind = keyof typeof SHARED;

/** Records that one of these promoters owns or looks after beside the owner, as a condition on their table. */
export function ofPromoters(kind: SharedKind, promoterIds: readonly number[]): SQL | undefined {
  const { records, beside, of } = SHARED[kind];
  const wanted = [...promoterIds];
  return or(
    inArray(records.promoterId, wanted),
    sql`EXISTS (SELECT 1 FROM ${beside} WHERE ${and(eq(of, records.id), inArray(beside.promoterId, wanted))})`,
  );
}

/**
 * Records in the care of the actor's promoter; all of them for whoever works for none alone. The only definition: the check of one record
 * asks the same condition.
 */
export function inCareOf(actor: Actor, kind: SharedKind): SQL | undefined {
  return actor.promoterId === null ? undefined : ofPromoters(kind, [actor.promoterId]);
}

/** What belongs to the actor's promoter alone: its bodies, and work that was begun for it. Whoever works for the whole cluster is not narrowed. */
export function ofOwnPromoter(actor: Actor, promoterId: SQLiteColumn): SQL | undefined {
  return actor.promoterId === null ? undefined : eq(promoterId, actor.promoterId);
}

/** Whether one record is among those in the care of the actor's promoter. */
export function isInCareOf(context: Pick<Context, "db" | "actor">, kind: SharedKind, id: number): boolean {
  if (context.actor.promoterId === null) return true;
  const { records } = SHARED[kind];
  const found = context.db
    .select({ id: records.id })
    .from(records)
    .where(and(eq(records.id, id), inCareOf(context.actor, kind)))
    .get();
  return found !== undefined;
}

/** The promoters that look after a record beside its owner. */
export function promotersBeside(context: Pick<Context, "db">, kind: SharedKind, id: number): number[] {
  const { beside, of } = SHARED[kind];
  return context.db
    .select({ id: beside.promoterId })
    .from(beside)
    .where(eq(of, id))
    .orderBy(beside.promoterId)
    .all()
    .map((row) => row.id);
}
