import { desc, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict, invalidField } from "~/http/errors";
import { addDays } from "~/values/business-day";
import { membershipSuspensions } from "~db/schema";
import { changeMembership } from "./change-membership.server";

interface Suspension {
  organisationId: number;
  version: number;
  fromDay: string;
  /** Last day; null until somebody ends it. */
  untilDay: string | null;
  reason: string;
}

/** Suspends a membership over a stretch of days. @throws Refusal conflict (left, suspended already), invalid (before joining) */
export function suspendMembership(context: Context, { organisationId, version, ...suspension }: Suspension): void {
  authorize(context, "membership.write");
  changeMembership(context, { organisationId, version }, ({ membership, facts }) => {
    const { fromDay, untilDay } = suspension;
    if (membership.leftOn !== null && membership.leftOn < fromDay) throw conflict("membership.refused.hasLeft");
    if (fromDay < membership.joinedOn)
      throw invalidField("fromDay", "membership.refused.beforeJoining", { since: membership.joinedOn });
    const overlaps = facts.suspensions.some(
      (other) => (other.untilDay ?? "9999") >= fromDay && other.fromDay <= (untilDay ?? "9999"),
    );
    if (overlaps) throw invalidField("fromDay", "membership.refused.suspended");
    context.db
      .insert(membershipSuspensions)
      .values({ membershipId: membership.id, ...suspension, createdAt: context.now() })
      .run();
    return { action: "membership.suspend", after: suspension };
  });
}

/**
 * Ends the latest suspension, so that the membership goes on from a day. A suspension that had not begun by then never was.
 * @throws Refusal conflict when there is none that lasts that long
 */
export function resumeMembership(
  context: Context,
  { resumesOn, ...input }: { organisationId: number; version: number; resumesOn: string },
): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership }) => {
    const latest = context.db
      .select()
      .from(membershipSuspensions)
      .where(eq(membershipSuspensions.membershipId, membership.id))
      .orderBy(desc(membershipSuspensions.fromDay))
      .limit(1)
      .get();
    if (!latest || (latest.untilDay !== null && latest.untilDay < resumesOn))
      throw conflict("membership.refused.notSuspended");
    const untilDay = addDays(resumesOn, -1);
    if (untilDay < latest.fromDay)
      context.db.delete(membershipSuspensions).where(eq(membershipSuspensions.id, latest.id)).run();
    else
      context.db.update(membershipSuspensions).set({ untilDay }).where(eq(membershipSuspensions.id, latest.id)).run();
    return {
      action: "membership.resume",
      before: { untilDay: latest.untilDay },
      after: { untilDay: untilDay < latest.fromDay ? null : untilDay, fromDay: resumesOn },
    };
  });
}
