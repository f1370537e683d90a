import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";
import { dataProposalFields, dataProposals, organisations, users } from "~db/schema";
import { PROPOSABLE_FIELDS } from "./proposal-form";
import { proposableEntries } from "./propose-changes.server";
import { organisationInCare, organisationsInCare } from "../organisation-care.server";

const SHOWN = 20;

/** What the firm proposed, latest first. Staff see all, a firm its own. */
export function proposalsOf(context: Context, id: number) {
  organisationInCare(context, id);
  return context.db
    .select({
      id: dataProposals.id,
      proposedAt: dataProposals.proposedAt,
      settledAt: dataProposals.settledAt,
      by: users.name,
    })
    .from(dataProposals)
    .leftJoin(users, eq(users.id, dataProposals.proposedBy))
    .where(eq(dataProposals.organisationId, id))
    .orderBy(desc(dataProposals.id))
    .limit(SHOWN)
    .all();
}

/** One proposal with what was seen, what is stored now and what is proposed, by field. */
export function proposalToSettle(context: Context, organisationId: number, proposalId: number) {
  authorize(context, "organisation.write");
  organisationInCare(context, organisationId);
  const proposal = context.db
    .select({
      id: dataProposals.id,
      remark: dataProposals.remark,
      proposedAt: dataProposals.proposedAt,
      settledAt: dataProposals.settledAt,
      by: users.name,
    })
    .from(dataProposals)
    .leftJoin(users, eq(users.id, dataProposals.proposedBy))
    .where(and(eq(dataProposals.id, proposalId), eq(dataProposals.organisationId, organisationId)))
    .get();
  if (!proposal) throw notFound();
  const stored = proposableEntries(context, organisationId);
  const rows = context.db.select().from(dataProposalFields).where(eq(dataProposalFields.proposalId, proposalId)).all();
  const fields = PROPOSABLE_FIELDS.flatMap((name) => {
    const row = rows.find(({ field }) => field === name);
    return row
      ? [{ field: name, seen: row.seen, stored: stored[name], proposed: row.proposed, decision: row.decision }]
      : [];
  });
  return { ...proposal, fields };
}

/** Proposals of firms that nobody has decided about. */
export function stuckProposals(context: Context): StuckItem[] {
  authorize(context, "organisation.write");
  return context.db
    .select({
      id: dataProposals.id,
      at: dataProposals.proposedAt,
      organisationId: organisations.id,
      name: organisations.legalName,
    })
    .from(dataProposals)
    .innerJoin(organisations, eq(organisations.id, dataProposals.organisationId))
    .where(and(isNull(dataProposals.settledAt), organisationsInCare(context.actor)))
    .orderBy(asc(dataProposals.proposedAt))
    .limit(SHOWN)
    .all()
    .map(({ id, at, organisationId, name }) => ({
      tone: "plain",
      tag: "stuck.proposal.tag",
      text: "stuck.proposal.text",
      params: { name },
      path: `/organisations/${organisationId}/proposals/${id}`,
      day: dayOfInstant(at),
    }));
}
