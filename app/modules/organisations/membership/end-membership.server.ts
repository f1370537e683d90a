import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict, invalidField } from "~/http/errors";
import { memberships } from "~db/schema";
import { changeMembership } from "./change-membership.server";

interface Leaving {
  organisationId: number;
  version: number;
  /** Last day as a member. */
  leftOn: string;
  leftReason: string;
}

/** Records that an organisation leaves, or has left. @throws Refusal conflict (left already), invalid (before joining) */
export function endMembership(context: Context, { leftOn, leftReason, ...input }: Leaving): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership }) => {
    if (membership.leftOn !== null) throw conflict("membership.refused.hasLeft");
    if (leftOn < membership.joinedOn)
      throw invalidField("leftOn", "membership.refused.beforeJoining", { since: membership.joinedOn });
    context.db.update(memberships).set({ leftOn, leftReason }).where(eq(memberships.id, membership.id)).run();
    return { action: "membership.end", after: { leftOn, leftReason } };
  });
}

/** Takes a recorded leaving back; the membership goes on as it was. */
export function takeBackLeaving(context: Context, input: { organisationId: number; version: number }): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership }) => {
    if (membership.leftOn === null) throw conflict("membership.refused.notLeft");
    const { leftOn, leftReason } = membership;
    context.db
      .update(memberships)
      .set({ leftOn: null, leftReason: null })
      .where(eq(memberships.id, membership.id))
      .run();
    return { action: "membership.takeBackLeaving", before: { leftOn, leftReason }, after: null };
  });
}
