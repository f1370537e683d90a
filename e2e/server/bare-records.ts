import type { Context } from "~/access/context";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import { events, organisations, promoters } from "~db/schema";

/**
 * Records as they stand in the database, without the verbs that make them: where a test or a measurement is about thousands of
 * something else.
 */
type Bare = Pick<Context, "db" | "now">;

export function barePromoter({ db, now }: Bare, values: Partial<typeof promoters.$inferInsert> = {}): number {
  return db
    .insert(promoters)
    .values({
      nameZh: "集群促进中心",
      nameEn: "Cluster Promoter",
      shortNameZh: "促进中心",
      shortNameEn: "Promoter",
      clusterNameZh: "集群",
      clusterNameEn: "Cluster",
      createdAt: now(),
      ...values,
    })
    .returning({ id: promoters.id })
    .get().id;
}

/** Published and listed, in the afternoon a fortnight ahead. */
export function bareEvent(
  { db, now }: Bare,
  promoterId: number,
  values: Partial<typeof events.$inferInsert> = {},
): number {
  const at = now();
  const day = addDays(dayOfInstant(at), 14);
  return db
    .insert(events)
    .values({
      promoterId,
      titleZh: "政策宣讲会",
      type: "lecture",
      promoterFunction: "communication",
      networkActivity: "ZZ01",
      startDay: day,
      endDay: day,
      startsAt: instantAt(day, "14:30"),
      endsAt: instantAt(day, "17:30"),
      attendanceMode: "venue",
      venue: "会展中心",
      listed: true,
      publishedAt: at,
      version: 1,
      createdAt: at,
      updatedAt: at,
      ...values,
    })
    .returning({ id: events.id })
    .get().id;
}

export function bareOrganisation({ db, now }: Bare, promoterId: number, legalName: string): number {
  const at = now();
  return db
    .insert(organisations)
    .values({
      promoterId,
      legalName,
      comparableName: legalName,
      formerNames: [],
      products: [],
      kind: "enterprise",
      creditCodeConfirmed: false,
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    .returning({ id: organisations.id })
    .get().id;
}
