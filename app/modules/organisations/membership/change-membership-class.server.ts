import { and, asc, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";
import { membershipClassPeriods } from "~db/schema";
import { changeMembership } from "./change-membership.server";
import { findClass, offeredClass } from "./find-class.server";

/** Gives a membership another class from a day on. A second change on the same day replaces the first. */
export function changeMembershipClass(
  context: Context,
  { classId, fromDay, ...input }: { organisationId: number; version: number; classId: number; fromDay: string },
): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership }) => {
    const membershipClass = offeredClass(context, classId);
    if (fromDay < membership.joinedOn)
      throw invalidField("fromDay", "membership.refused.beforeJoining", { since: membership.joinedOn });
    const periods = context.db
      .select()
      .from(membershipClassPeriods)
      .where(eq(membershipClassPeriods.membershipId, membership.id))
      .orderBy(asc(membershipClassPeriods.fromDay))
      .all();
    const before = periods.findLast((period) => period.fromDay <= fromDay);
    if (before?.classId === classId) throw invalidField("classId", "membership.refused.sameClass");
    context.db
      .delete(membershipClassPeriods)
      .where(and(eq(membershipClassPeriods.membershipId, membership.id), eq(membershipClassPeriods.fromDay, fromDay)))
      .run();
    context.db.insert(membershipClassPeriods).values({ membershipId: membership.id, classId, fromDay }).run();
    return {
      action: "membership.changeClass",
      before: { membershipClass: before ? (findClass(context, before.classId)?.nameZh ?? null) : null },
      after: { membershipClass: membershipClass.nameZh, fromDay },
    };
  });
}
