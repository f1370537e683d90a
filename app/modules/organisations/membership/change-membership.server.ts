import { desc, eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { memberships } from "~db/schema";
import { transact } from "~db/transact";
import { standingOn, type MembershipFacts, type MembershipStanding } from "./membership-spans";
import { membershipStatements } from "./membership-statements.server";
import { rewriteSpans } from "./rewrite-spans.server";
import { organisationInCare } from "../organisation-care.server";

export type MembershipRow = typeof memberships.$inferSelect;

export interface ChangedMembership {
  membership: MembershipRow;
  facts: MembershipFacts;
  /** How the organisation stands today; null without a status. */
  standing: MembershipStanding | null;
  today: string;
}

export interface MembershipAct {
  action: string;
  before?: Record<string, unknown>;
  after: Record<string, unknown> | null;
}

/** The latest membership of an organisation, or undefined. */
export function latestMembership(context: Context, organisationId: number): MembershipRow | undefined {
  return context.db
    .select()
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(desc(memberships.joinedOn), desc(memberships.id))
    .limit(1)
    .get();
}

/** @throws Refusal when there is no such organisation or it was put away */
export function requirePresentOrganisation(context: Context, organisationId: number): void {
  const organisation = organisationInCare(context, organisationId);
  if (organisation.archivedAt !== null) throw conflict("membership.refused.archived");
}

/**
 * The frame of every act on the latest membership of an organisation: nobody else may have changed it meanwhile, its statuses are
 * worked out anew, and what was done is kept.
 * @throws Refusal not_found, or conflict when the organisation is archived or somebody was faster
 */
export function changeMembership(
  context: Context,
  { organisationId, version }: { organisationId: number; version: number },
  act: (changed: ChangedMembership) => MembershipAct,
): void {
  authorize(context, "membership.write");
  transact(context, () => {
    requirePresentOrganisation(context, organisationId);
    const membership = latestMembership(context, organisationId);
    if (!membership) throw notFound();
    if (membership.version !== version) throw conflict("error.conflict");
    const statements = membershipStatements(context.db);
    const all = statements.factsOf(organisationId);
    const facts = all.find((one) => one.id === membership.id)!;
    const today = dayOfInstant(context.now());
    const standing = standingOn(all, statements.ruleSets(), today);
    const done = act({ membership, facts, standing, today });
    context.db
      .update(memberships)
      .set({ version: sql`${memberships.version} + 1`, updatedAt: context.now() })
      .where(eq(memberships.id, membership.id))
      .run();
    rewriteSpans(context, organisationId);
    recordAudit(context, { subjectKind: "organisation", subjectId: organisationId, ...done });
  });
}
