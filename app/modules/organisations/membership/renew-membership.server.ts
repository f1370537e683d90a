import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict, notFound } from "~/http/errors";
import { membershipTerms } from "~db/schema";
import { changeMembership } from "./change-membership.server";
import { findClass } from "./find-class.server";
import { termRuns } from "./membership-spans";
import { decideRenewal } from "./renewal";

/** Adds the next term of a membership. @throws Refusal conflict (left, no class with terms, too early) */
export function renewMembership(context: Context, input: { organisationId: number; version: number }): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership, facts, standing, today }) => {
    if (membership.leftOn !== null) throw conflict("membership.refused.hasLeft");
    const membershipClass = standing?.classId ? findClass(context, standing.classId) : undefined;
    if (!membershipClass) throw conflict("membership.refused.noClass");
    const lastDay = termRuns(facts.terms).at(-1)?.untilDay ?? null;
    const decision = decideRenewal(membershipClass, lastDay, standing?.counts ?? false, today);
    if (!decision.allowed)
      throw decision.reason === "too_early"
        ? conflict("membership.refused.tooEarly", { day: decision.opensOn ?? "" })
        : conflict("membership.refused.noTerms");
    context.db
      .insert(membershipTerms)
      .values({ membershipId: membership.id, ...decision.term, createdAt: context.now() })
      .run();
    return { action: "membership.renew", after: { ...decision.term } };
  });
}

/** Takes a renewal back: the last term goes, as if it had never been. */
export function removeTerm(context: Context, input: { organisationId: number; version: number; termId: number }): void {
  authorize(context, "membership.write");
  changeMembership(context, input, ({ membership }) => {
    const terms = context.db
      .select()
      .from(membershipTerms)
      .where(and(eq(membershipTerms.membershipId, membership.id)))
      .all();
    const term = terms.find((one) => one.id === input.termId);
    if (!term) throw notFound();
    if (terms.some((one) => one.untilDay > term.untilDay)) throw conflict("membership.refused.notLastTerm");
    context.db.delete(membershipTerms).where(eq(membershipTerms.id, term.id)).run();
    return {
      action: "membership.removeTerm",
      before: { fromDay: term.fromDay, untilDay: term.untilDay },
      after: null,
    };
  });
}
