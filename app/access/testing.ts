import { setMembershipDays } from "~/modules/organisations/membership/set-membership-days.server";
import { organisations, promoters, representations, users } from "~db/schema";
import { testDatabase } from "~db/testing";
import { SYSTEM_ACTOR, VISITOR, type Actor } from "./actor";
import type { Context } from "./context";
import type { AccountRole } from "./roles";

export const TEST_NOW = Date.parse("2026-10-20T02:00:00Z");

/** A fresh database with one promoter, and contexts for the people of a test, who need no second factor unless the test is about it. */
export function testWorld(now: number = TEST_NOW, { secondFactorWaived = true } = {}) {
  const db = testDatabase();
  let clock = now;
  const base: Omit<Context, "actor"> = {
    db,
    now: () => clock,
    locale: "zh-CN",
    requestId: "test",
    origin: "https://weft.example",
    auditKey: Buffer.alloc(32, 7),
    secondFactorWaived,
  };
  const as = (actor: Actor): Context => ({ ...base, actor });
  const promoterId = db
    .insert(promoters)
    .values({
      nameZh: "测试集群促进中心",
      nameEn: "Test Promoter",
      shortNameZh: "测试中心",
      shortNameEn: "Test",
      clusterNameZh: "测试集群",
      clusterNameEn: "Test Cluster",
      createdAt: now,
    })
    .returning({ id: promoters.id })
    .get().id;
  const account = (role: AccountRole, organisationIds: number[] = [], worksFor: number | null = null): Context => {
    const name = `${role}-${Math.random().toString(36).slice(2, 8)}`;
    const userId = db
      .insert(users)
      .values({
        email: `${name}@weft.example`,
        name,
        role,
        promoterId: worksFor,
        locale: "zh-CN",
        createdAt: now,
      })
      .returning({ id: users.id })
      .get().id;
    for (const organisationId of organisationIds)
      db.insert(representations).values({ userId, organisationId, createdAt: now }).run();
    return as({ role, userId, name, organisationIds, promoterId: worksFor });
  };
  return {
    db,
    promoterId,
    as,
    account,
    system: as(SYSTEM_ACTOR),
    visitor: as(VISITOR),
    advance: (milliseconds: number) => {
      clock += milliseconds;
    },
    /** A sub-promoter of the hub. */
    subPromoter: (shortNameZh: string): number =>
      db
        .insert(promoters)
        .values({
          parentId: promoterId,
          nameZh: shortNameZh,
          nameEn: shortNameZh,
          shortNameZh,
          shortNameEn: shortNameZh,
          clusterNameZh: "测试集群",
          clusterNameEn: "Test Cluster",
          createdAt: now,
        })
        .returning({ id: promoters.id })
        .get().id,
    /** A bare organisation row, where a test is not about organisations. */
    organisation: (legalName: string, values: Partial<typeof organisations.$inferInsert> = {}): number => {
      const { id } = db
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
          createdAt: now,
          updatedAt: now,
          ...values,
        })
        .returning({ id: organisations.id })
        .get();
      const { memberSince = null, memberUntil = null } = values;
      if (memberSince !== null) setMembershipDays(as(SYSTEM_ACTOR), id, { memberSince, memberUntil });
      return id;
    },
  };
}
