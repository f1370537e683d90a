import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { membershipApplications } from "~db/schema";
import { mayBecome } from "./application-lifecycle";
import { hashOfApplicationToken } from "./application-token.server";
import type { ApplicationState } from "./vocabulary";

export type ApplicationRow = Omit<typeof membershipApplications.$inferSelect, "state"> & { state: ApplicationState };

/** An application by its id, for those who review; or by the link of its mail, for whoever has it. */
export function findApplication(context: Context, by: { id: number } | { token: string }): ApplicationRow {
  if ("id" in by) authorize(context, "application.review");
  else authorize(context, "membership.apply");
  const found = context.db
    .select()
    .from(membershipApplications)
    .where(
      "id" in by
        ? eq(membershipApplications.id, by.id)
        : eq(membershipApplications.tokenHash, hashOfApplicationToken(by.token)),
    )
    .get();
  if (!found) throw notFound();
  return found as ApplicationRow;
}

/** @throws Refusal conflict when it was decided meanwhile or somebody else was faster */
export function requireMove(application: ApplicationRow, version: number | null, state: ApplicationState): void {
  if (!mayBecome(application.state, state)) throw conflict(`application.refused.${application.state}`);
  if (version !== null && version !== application.version) throw conflict("error.conflict");
}

/**
 * Brings an application into another state and keeps who did it. Part of the verbs that review it, in their transaction.
 * @param version the one the person saw; left out by the applicant's own link
 * @throws Refusal conflict when it was decided meanwhile or somebody else was faster
 */
export function moveApplication(
  context: Context,
  application: ApplicationRow,
  version: number | null,
  state: ApplicationState,
  values: Partial<typeof membershipApplications.$inferInsert> = {},
): ApplicationRow {
  requireMove(application, version, state);
  const { db } = context;
  db.update(membershipApplications)
    .set({ ...values, state, updatedAt: context.now(), version: sql`${membershipApplications.version} + 1` })
    .where(eq(membershipApplications.id, application.id))
    .run();
  const { declineReason = null, organisationId = null } = values;
  recordAudit(context, {
    action: `application.${ACTIONS[state]}`,
    subjectKind: "application",
    subjectId: application.id,
    before: { status: application.state },
    after: {
      status: state,
      ...(declineReason === null ? {} : { reason: declineReason }),
      ...(organisationId === null ? {} : { organisationId }),
    },
  });
  return { ...application, ...values, state, version: application.version + 1 } as ApplicationRow;
}

const ACTIONS: Record<ApplicationState, string> = {
  received: "submit",
  under_review: "review",
  approved: "approve",
  declined: "decline",
  withdrawn: "withdraw",
};
