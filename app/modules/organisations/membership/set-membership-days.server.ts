import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";
import { transact } from "~db/transact";
import { decideMembershipDays, type DaysDecision, type MembershipDays } from "./membership-days";
import { membershipStatements } from "./membership-statements.server";
import { rewriteSpans } from "./rewrite-spans.server";

/**
 * What giving an organisation these days would do to its memberships.
 * @throws Refusal that names the field, when what is recorded does not allow it
 */
export function daysDecision(context: Context, organisationId: number, days: MembershipDays): DaysDecision {
  const recorded = membershipStatements(context.db)
    .factsOf(organisationId)
    .map(({ id, joinedOn, leftOn, classes, terms, suspensions, pins }) => ({
      id,
      joinedOn,
      leftOn,
      plain: classes.length + terms.length + suspensions.length + pins.length === 0,
    }));
  const decision = decideMembershipDays(recorded, days);
  if (decision.change === "refuse") throw invalidField(decision.field, decision.key, decision.params);
  return decision;
}

/** Records the first and last day of an organisation's latest membership as its form or an import gives them. */
export function setMembershipDays(context: Context, organisationId: number, days: MembershipDays): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const statements = membershipStatements(context.db);
    const decision = daysDecision(context, organisationId, days);
    const now = context.now();
    const given = { joinedOn: days.memberSince ?? "", leftOn: days.memberUntil };
    if (decision.change === "none" || decision.change === "refuse") return;
    if (decision.change === "begin") statements.insert(organisationId, { agreedOn: null, ...given }, now);
    else if (decision.change === "remove") statements.remove(decision.id);
    else {
      for (const id of decision.remove) statements.remove(id);
      statements.setDays(decision.id, given, now);
    }
    rewriteSpans(context, organisationId);
  });
}

/** Removes memberships of which nothing but the days is recorded; part of taking back the creation of an organisation. */
export function removePlainMemberships(context: Context, organisationId: number): void {
  authorize(context, "organisation.write");
  const statements = membershipStatements(context.db);
  for (const { id, classes, terms, suspensions, pins } of statements.factsOf(organisationId))
    if (classes.length + terms.length + suspensions.length + pins.length === 0) statements.remove(id);
}
