import { asc, eq, isNull, or } from "drizzle-orm";
import { promoters, recognitionTypes } from "~db/schema";
import { worksFor } from "~/access/actor";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { NamedRecord, ReportScope } from "./figure-plan";

export interface ReportingPromoter extends ReportScope {
  nameZh: string;
  nameEn: string;
  clusterNameZh: string;
  clusterNameEn: string;
}

/** The promoter whose reports the actor writes and reads first: the hub, whose report covers the whole cluster, or the own one. */
export function reportingPromoterId(context: Context): number {
  if (context.actor.promoterId !== null) return context.actor.promoterId;
  const hub = context.db.select({ id: promoters.id }).from(promoters).where(isNull(promoters.parentId)).get();
  if (!hub) throw notFound();
  return hub.id;
}

/** Whose report it is, and which promoters it breaks activities down by. */
export function reportScope(context: Context, promoterId: number): ReportingPromoter {
  const rows = context.db
    .select()
    .from(promoters)
    .where(or(eq(promoters.id, promoterId), eq(promoters.parentId, promoterId)))
    .orderBy(asc(promoters.parentId), asc(promoters.id))
    .all();
  const own = rows.find((row) => row.id === promoterId);
  if (!own || !worksFor(context.actor, [promoterId])) throw notFound();
  const named = (row: typeof own): NamedRecord => ({ id: row.id, zh: row.shortNameZh, en: row.shortNameEn });
  return {
    promoter: named(own),
    isHub: own.parentId === null,
    recognitionTypes: context.db
      .select({ id: recognitionTypes.id, zh: recognitionTypes.nameZh, en: recognitionTypes.nameEn })
      .from(recognitionTypes)
      .orderBy(asc(recognitionTypes.id))
      .all(),
    promoters: [own, ...rows.filter((row) => row.id !== promoterId)].map(named),
    nameZh: own.nameZh,
    nameEn: own.nameEn,
    clusterNameZh: own.clusterNameZh,
    clusterNameEn: own.clusterNameEn,
  };
}
