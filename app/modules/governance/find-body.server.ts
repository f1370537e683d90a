import { and, eq, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { governanceBodies } from "~db/schema";
import type { Actor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { notFound } from "~/http/errors";
import type { BodyKind, Majority, ProxyRule, QuorumRule } from "./vocabulary";

type StoredBody = typeof governanceBodies.$inferSelect;
/** A body as it is stored, with its words in the words of the vocabulary. */
export type BodyRecord = Omit<StoredBody, "kind" | "quorumRule" | "majority" | "proxyRule"> & {
  kind: BodyKind;
  quorumRule: QuorumRule;
  majority: Majority;
  proxyRule: ProxyRule;
};

/** Bodies of the actor's promoter; all of them for the people of the hub. */
export function ownBodies(actor: Actor): SQL | undefined {
  return ofOwnPromoter(actor, governanceBodies.promoterId);
}

/** Meetings, resolutions and mandates of those bodies. */
export function ofOwnBodies(actor: Actor, bodyId: SQLiteColumn): SQL | undefined {
  const own = ownBodies(actor);
  return own && sql`${bodyId} IN (SELECT ${governanceBodies.id} FROM ${governanceBodies} WHERE ${own})`;
}

/** The body within sight of the actor: what a body of another promoter does is told nobody but the hub. */
export function findBody(context: Context, id: number): BodyRecord {
  authorize(context, "governance.see");
  const body = context.db
    .select()
    .from(governanceBodies)
    .where(and(eq(governanceBodies.id, id), ownBodies(context.actor)))
    .get();
  if (!body) throw notFound();
  return body as BodyRecord;
}

export function bodyName(context: Context, body: { nameZh: string; nameEn: string | null }): string {
  return context.locale === "en" ? (body.nameEn ?? body.nameZh) : body.nameZh;
}
