import { and, desc, eq, lte, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { filterQuery } from "~/lists/list-query";
import { listCondition } from "~/lists/run-list.server";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { organisations, promoterStaffCounts, selfCheckThresholds } from "~db/schema";
import { transact } from "~db/transact";
import { organisationList } from "../organisation-list";
import { organisationSource } from "../organisation-queries.server";
import type { OrganisationKind } from "../vocabulary";
import { checkCriteria, PUBLISHED_THRESHOLDS, type SelfCheckThresholds } from "./self-check";

function hubId(context: Context): number {
  const hub = findHub(context);
  if (!hub) throw conflict("organisation.noPromoter");
  return hub.id;
}

export function thresholdsOf(context: Context): SelfCheckThresholds {
  authorize(context, "selfCheck.see");
  const row = context.db.select().from(selfCheckThresholds).get();
  if (!row) return PUBLISHED_THRESHOLDS;
  const { fullTimeHundredths, members, memberKinds, nationalFullTimeHundredths } = row;
  return { fullTimeHundredths, members, memberKinds, nationalFullTimeHundredths };
}

/** Each criterion with its value today; members by kind, so that each can be opened. */
export function selfCheckPage(context: Context) {
  authorize(context, "selfCheck.see");
  const today = dayOfInstant(context.now());
  const hub = findHub(context);
  const staff = hub
    ? context.db
        .select({ fromDay: promoterStaffCounts.fromDay, fullTimeHundredths: promoterStaffCounts.fullTimeHundredths })
        .from(promoterStaffCounts)
        .where(eq(promoterStaffCounts.promoterId, hub.id))
        .orderBy(desc(promoterStaffCounts.fromDay))
        .all()
    : [];
  const kinds = context.db
    .select({ kind: organisations.kind, count: sql<number>`count(*)` })
    .from(organisations)
    .where(listCondition(context, organisationSource, filterQuery(organisationList, { memberOn: today })))
    .groupBy(organisations.kind)
    .orderBy(desc(sql`count(*)`), organisations.kind)
    .all();
  return {
    today,
    staff,
    kinds: kinds.map(({ kind, count }) => ({ kind: kind as OrganisationKind, count })),
    criteria: checkCriteria(
      {
        fullTimeHundredths: staff.find(({ fromDay }) => fromDay <= today)?.fullTimeHundredths ?? null,
        members: kinds.reduce((sum, { count }) => sum + count, 0),
        memberKinds: kinds.length,
      },
      thresholdsOf(context),
    ),
  };
}

/** Enters how many full-time people the promoter has from a day on; the same day again corrects it. */
export function saveStaffCount(
  context: Context,
  { fromDay, fullTimeHundredths }: { fromDay: string; fullTimeHundredths: number },
): void {
  authorize(context, "selfCheck.write");
  transact(context, () => {
    const promoterId = hubId(context);
    const before = context.db
      .select({ fullTimeHundredths: promoterStaffCounts.fullTimeHundredths })
      .from(promoterStaffCounts)
      .where(and(eq(promoterStaffCounts.promoterId, promoterId), lte(promoterStaffCounts.fromDay, fromDay)))
      .orderBy(desc(promoterStaffCounts.fromDay))
      .limit(1)
      .get();
    context.db
      .insert(promoterStaffCounts)
      .values({ promoterId, fromDay, fullTimeHundredths, createdAt: context.now() })
      .onConflictDoUpdate({
        target: [promoterStaffCounts.promoterId, promoterStaffCounts.fromDay],
        set: { fullTimeHundredths },
      })
      .run();
    recordAudit(context, {
      action: "selfCheck.enterStaff",
      subjectKind: "promoter",
      subjectId: promoterId,
      about: { fromDay },
      before: { fullTime: before ? before.fullTimeHundredths / 100 : null },
      after: { fullTime: fullTimeHundredths / 100 },
    });
  });
}

/** Sets what the promoter holds itself against. */
export function saveThresholds(context: Context, thresholds: SelfCheckThresholds): void {
  authorize(context, "selfCheck.write");
  transact(context, () => {
    const before = thresholdsOf(context);
    context.db
      .insert(selfCheckThresholds)
      .values({ id: 1, ...thresholds, version: 1 })
      .onConflictDoUpdate({
        target: selfCheckThresholds.id,
        set: { ...thresholds, version: sql`${selfCheckThresholds.version} + 1` },
      })
      .run();
    recordAudit(context, {
      action: "selfCheck.setThresholds",
      subjectKind: "promoter",
      subjectId: hubId(context),
      before: { ...before },
      after: { ...thresholds },
    });
  });
}
