import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { invalidField, notFound } from "~/http/errors";
import { addDays } from "~/values/business-day";
import { membershipPins } from "~db/schema";
import { changeMembership } from "./change-membership.server";
import type { MembershipStatus } from "./vocabulary";

interface Pin {
  organisationId: number;
  version: number;
  status: MembershipStatus;
  untilDay: string;
  reason: string;
}

/** Sets the status by hand, against the rules, from today to a last day. @throws Refusal invalid when that day is past */
export function pinMembershipStatus(context: Context, { status, untilDay, reason, ...input }: Pin): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership, today }) => {
    if (untilDay < today) throw invalidField("untilDay", "membership.refused.pinPast");
    context.db
      .insert(membershipPins)
      .values({ membershipId: membership.id, status, fromDay: today, untilDay, reason, createdAt: context.now() })
      .run();
    return { action: "membership.pin", after: { membershipStatus: status, fromDay: today, untilDay, reason } };
  });
}

/** Ends a pin: from today the rules decide again. What it said of past days stays. */
export function removePin(context: Context, input: { organisationId: number; version: number; pinId: number }): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership, today }) => {
    const pin = context.db
      .select()
      .from(membershipPins)
      .where(and(eq(membershipPins.id, input.pinId), eq(membershipPins.membershipId, membership.id)))
      .get();
    if (!pin || pin.untilDay < today) throw notFound();
    if (pin.fromDay >= today) context.db.delete(membershipPins).where(eq(membershipPins.id, pin.id)).run();
    else
      context.db
        .update(membershipPins)
        .set({ untilDay: addDays(today, -1) })
        .where(eq(membershipPins.id, pin.id))
        .run();
    return {
      action: "membership.unpin",
      before: { membershipStatus: pin.status, untilDay: pin.untilDay },
      after: null,
    };
  });
}
