import { eq } from "drizzle-orm";
import type { z } from "zod";
import { commendations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { can } from "~/access/can";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { dayOfInstant } from "~/values/business-day";
import type { commendationForm, publicationForm } from "./commendation-form";
import { isInCare } from "~/modules/organisations/organisation-care.server";

type CommendationRecord = typeof commendations.$inferSelect;

export function findCommendation(context: Context, id: number): CommendationRecord {
  const found = context.db.select().from(commendations).where(eq(commendations.id, id)).get();
  if (!found || !can(context.actor, "commendation.see", found) || !isInCare(context, found.organisationId))
    throw notFound();
  return found;
}

/** @throws Refusal forbidden, invalid */
export function commend(context: Context, { organisation, ...input }: z.output<typeof commendationForm>): number {
  authorize(context, "commendation.write");
  return transact(context, () => {
    if (input.day > dayOfInstant(context.now())) throw invalidField("day", "complaint.problem.future");
    const organisationId = namedOrganisation(context, "organisation", organisation).id;
    const now = context.now();
    const { id } = context.db
      .insert(commendations)
      .values({ organisationId, ...input, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: commendations.id })
      .get();
    recordAudit(context, {
      action: "commendation.record",
      subjectKind: "commendation",
      subjectId: id,
      after: { organisationId, ...input },
    });
    return id;
  });
}

function change(
  context: Context,
  id: number,
  version: number,
  action: string,
  decide: (commendation: CommendationRecord) => Partial<CommendationRecord>,
): void {
  transact(context, () => {
    const commendation = findCommendation(context, id);
    if (commendation.version !== version) throw conflict("error.conflict");
    if (commendation.withdrawnAt !== null) throw conflict("commendation.refused.withdrawn");
    const changed = decide(commendation);
    if (changedFields(commendation, changed).length === 0) return;
    context.db
      .update(commendations)
      .set({ ...changed, version: version + 1, updatedAt: context.now() })
      .where(eq(commendations.id, id))
      .run();
    recordAudit(context, {
      action,
      subjectKind: "commendation",
      subjectId: id,
      before: commendation,
      after: changed,
    });
  });
}

/** The firm agrees that it may be published; that publishes nothing yet. @throws Refusal forbidden, not_found, conflict */
export function consentToPublication(context: Context, id: number, version: number): void {
  const { organisationId } = findCommendation(context, id);
  authorize(context, "pledge.sign", { organisationId });
  change(context, id, version, "commendation.consent", () => ({
    consentBy: context.actor.name,
    consentOn: dayOfInstant(context.now()),
  }));
}

/** From now on everybody can read it. @throws Refusal forbidden, not_found, invalid, conflict */
export function publishCommendation(
  context: Context,
  id: number,
  { version, ...consent }: z.output<typeof publicationForm>,
): void {
  authorize(context, "commendation.publish");
  change(context, id, version, "commendation.publish", (commendation) => {
    if (commendation.publishedAt !== null) throw conflict("commendation.refused.published");
    if (consent.consentOn > dayOfInstant(context.now())) throw invalidField("consentOn", "complaint.problem.future");
    return { ...consent, publishedAt: context.now(), publishedBy: context.actor.userId };
  });
}

/** It was given by mistake, or the firm no longer agrees: it is no longer public and no longer counts. @throws Refusal as above */
export function withdrawCommendation(context: Context, id: number, version: number, reason: string): void {
  authorize(context, "commendation.write");
  change(context, id, version, "commendation.withdraw", () => ({
    withdrawnAt: context.now(),
    withdrawnReason: reason,
    publishedAt: null,
    publishedBy: null,
  }));
}
