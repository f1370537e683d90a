import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { dataProposalFields, dataProposals } from "~db/schema";
import { transact } from "~db/transact";
import type { OrganisationPatch } from "../organisation-form";
import { saveOrganisation } from "../save-organisation.server";
import { proposedValue, type ProposableField } from "./proposal-form";
import { organisationInCare } from "../organisation-care.server";

export type ProposalDecision = "accepted" | "declined";

/**
 * Staff decide about each field that a firm proposed. What they accept is saved like any edit, in the same transaction; what they
 * decline stays known with the proposal.
 * @throws Refusal that names a field nobody decided, one that the register refuses, or a conflict when it was settled already
 */
export function settleProposal(
  context: Context,
  {
    organisationId,
    proposalId,
    decisions,
  }: {
    organisationId: number;
    proposalId: number;
    decisions: Readonly<Record<string, unknown>>;
  },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    organisationInCare(context, organisationId);
    const proposal = context.db
      .select()
      .from(dataProposals)
      .where(and(eq(dataProposals.id, proposalId), eq(dataProposals.organisationId, organisationId)))
      .get();
    if (!proposal) throw notFound();
    if (proposal.settledAt !== null) throw conflict("proposal.settledAlready");
    const fields = context.db
      .select()
      .from(dataProposalFields)
      .where(eq(dataProposalFields.proposalId, proposalId))
      .all();
    const patch: Record<string, unknown> = {};
    const settled = { decidedBy: context.actor.userId, decidedAt: context.now() };
    for (const { field, proposed } of fields) {
      const decision = decisions[field];
      if (decision !== "accepted" && decision !== "declined") throw invalidField(field, "proposal.undecided");
      if (decision === "accepted") {
        const value = proposedValue(field as ProposableField, proposed);
        if (value === undefined) throw invalidField(field, "proposal.notAcceptable");
        patch[field] = value;
      }
      context.db
        .update(dataProposalFields)
        .set({ decision, ...settled })
        .where(and(eq(dataProposalFields.proposalId, proposalId), eq(dataProposalFields.field, field)))
        .run();
    }
    if (Object.keys(patch).length > 0)
      saveOrganisation(context, { id: organisationId, patch: patch as OrganisationPatch, sameNameConfirmed: true });
    context.db
      .update(dataProposals)
      .set({ settledBy: context.actor.userId, settledAt: context.now() })
      .where(eq(dataProposals.id, proposalId))
      .run();
    recordAudit(context, {
      action: "organisation.settleProposal",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: {
        proposal: proposalId,
        accepted: Object.keys(patch),
        declined: fields.map(({ field }) => field).filter((field) => !(field in patch)),
      },
    });
  });
}
