import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { membershipClassPeriods, memberships, membershipTerms } from "~db/schema";
import { transact } from "~db/transact";
import { latestMembership, requirePresentOrganisation } from "./change-membership.server";
import { offeredClass } from "./find-class.server";
import { termFrom } from "./renewal";
import { rewriteSpans } from "./rewrite-spans.server";

export interface BeginMembership {
  organisationId: number;
  joinedOn: string;
  classId: number | null;
}

/**
 * Begins a membership, with its class and the first term of that class. A day that is still to come makes it pending until then.
 * @throws Refusal conflict (archived, already a member), invalid
 */
export function beginMembership(context: Context, { organisationId, joinedOn, classId }: BeginMembership): void {
  authorize(context, "membership.write");
  transact(context, () => {
    requirePresentOrganisation(context, organisationId);
    const latest = latestMembership(context, organisationId);
    if (latest && latest.leftOn === null)
      throw conflict("membership.refused.alreadyMember", { since: latest.joinedOn });
    if (latest?.leftOn && joinedOn <= latest.leftOn)
      throw invalidField("joinedOn", "membership.refused.beforeLeaving", { until: latest.leftOn });
    const membershipClass = classId === null ? null : offeredClass(context, classId);
    const now = context.now();
    const today = dayOfInstant(now);
    const { id: membershipId } = context.db
      .insert(memberships)
      .values({
        organisationId,
        agreedOn: today < joinedOn ? today : null,
        joinedOn,
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: memberships.id })
      .get();
    const term = membershipClass && termFrom(membershipClass, joinedOn);
    if (membershipClass)
      context.db
        .insert(membershipClassPeriods)
        .values({ membershipId, classId: membershipClass.id, fromDay: joinedOn })
        .run();
    if (term)
      context.db
        .insert(membershipTerms)
        .values({ membershipId, ...term, createdAt: now })
        .run();
    rewriteSpans(context, organisationId);
    recordAudit(context, {
      action: "membership.begin",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: {
        joinedOn,
        ...(membershipClass ? { membershipClass: membershipClass.nameZh } : {}),
        ...(term ? { untilDay: term.untilDay } : {}),
      },
    });
  });
}
