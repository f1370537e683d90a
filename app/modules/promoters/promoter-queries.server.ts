import { asc, eq, isNull } from "drizzle-orm";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { Locale } from "~/i18n/locales";
import { regionName } from "~/regions/region-table.server";
import { promoters } from "~db/schema";

export type Promoter = typeof promoters.$inferSelect;

export function promoterName(promoter: Pick<Promoter, "nameZh" | "nameEn">, locale: Locale): string {
  return locale === "en" ? promoter.nameEn : promoter.nameZh;
}

export function promoterShortName(promoter: Pick<Promoter, "shortNameZh" | "shortNameEn">, locale: Locale): string {
  return locale === "en" ? promoter.shortNameEn : promoter.shortNameZh;
}

/** The hub of the cluster, or null while nothing is set up. */
export function findHub(context: Context): Promoter | null {
  return (
    context.db.select().from(promoters).where(isNull(promoters.parentId)).orderBy(asc(promoters.id)).limit(1).get() ??
    null
  );
}

/** The hub first, then its sub-promoters in the order they were added. */
export function listPromoters(context: Context): Promoter[] {
  return context.db.select().from(promoters).orderBy(asc(promoters.parentId), asc(promoters.id)).all();
}

/** Options of a filter or form. */
export function promoterOptions(context: Context): { value: string; label: string }[] {
  return listPromoters(context).map((promoter) => ({
    value: String(promoter.id),
    label: promoterShortName(promoter, context.locale),
  }));
}

/** Options of whom a person works for: the sub-promoters; none while there is only the hub. */
export function subPromoterOptions(context: Context): { value: string; label: string }[] {
  const hub = findHub(context);
  return promoterOptions(context).filter(({ value }) => value !== String(hub?.id));
}

export function promoterById(context: Context, id: number): Promoter {
  const promoter = context.db.select().from(promoters).where(eq(promoters.id, id)).get();
  if (!promoter) throw notFound();
  return promoter;
}

/** A promoter as its form shows it. */
export function promoterFormValues(context: Context, id: number) {
  const { nameZh, nameEn, shortNameZh, shortNameEn, clusterNameZh, clusterNameEn, regionCode } = promoterById(
    context,
    id,
  );
  return { nameZh, nameEn, shortNameZh, shortNameEn, clusterNameZh, clusterNameEn, region: regionName(regionCode) };
}
