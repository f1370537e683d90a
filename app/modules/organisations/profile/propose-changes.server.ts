import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { entryText } from "~/forms/edit-conflict";
import { Refusal } from "~/http/errors";
import { regionName } from "~/regions/region-table.server";
import { dataProposalFields, dataProposals } from "~db/schema";
import { transact } from "~db/transact";
import { organisationRecord } from "../organisation-record.server";
import { PROPOSABLE_FIELDS, type ProposableField, type proposalForm } from "./proposal-form";
import { organisationInCare } from "../organisation-care.server";

const DAY_MS = 24 * 3_600_000;
const PER_DAY = 20;

/** The fields that a firm may speak about, as its form shows them. */
export function proposableEntries(context: Context, id: number): Record<ProposableField, string> {
  const row = organisationInCare(context, id);
  const record = { ...organisationRecord(row), region: regionName(row.regionCode) };
  return Object.fromEntries(PROPOSABLE_FIELDS.map((name) => [name, entryText(record[name])])) as Record<
    ProposableField,
    string
  >;
}

/**
 * A firm says what is wrong with its data. Nothing is written to the register: staff decide about every field.
 * @returns the id of the proposal; the same form sent twice is one proposal
 */
export function proposeChanges(context: Context, id: number, values: z.output<typeof proposalForm>): number {
  authorize(context, "profile.propose", { id });
  takeTurn(`proposal:${context.actor.userId ?? 0}`, { limit: PER_DAY, windowMs: DAY_MS }, context.now());
  return transact(context, () => {
    const before = proposableEntries(context, id);
    const earlier = context.db
      .select({ id: dataProposals.id, organisationId: dataProposals.organisationId })
      .from(dataProposals)
      .where(eq(dataProposals.submissionKey, values.submissionKey))
      .get();
    if (earlier?.organisationId === id) return earlier.id;
    const changed = PROPOSABLE_FIELDS.flatMap((name) => {
      const proposed = entryText(values[name]);
      return proposed === before[name] ? [] : [{ field: name, seen: before[name], proposed }];
    });
    if (changed.length === 0 && values.remark === null) throw new Refusal("invalid", "proposal.nothing");
    const { id: proposalId } = context.db
      .insert(dataProposals)
      .values({
        organisationId: id,
        remark: values.remark,
        proposedBy: context.actor.userId,
        proposedAt: context.now(),
        submissionKey: values.submissionKey,
      })
      .returning({ id: dataProposals.id })
      .get();
    if (changed.length > 0)
      context.db
        .insert(dataProposalFields)
        .values(changed.map((each) => ({ proposalId, ...each })))
        .run();
    recordAudit(context, {
      action: "organisation.proposeChanges",
      subjectKind: "organisation",
      subjectId: id,
      after: { proposal: proposalId, fields: changed.map((each) => each.field) },
    });
    return proposalId;
  });
}
