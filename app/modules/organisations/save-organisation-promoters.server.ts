import { eq, inArray } from "drizzle-orm";
import { worksFor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { refuseUnlessSeen } from "~/forms/fingerprint-of.server";
import { invalidField, Refusal } from "~/http/errors";
import { organisationCoPromoters, promoters } from "~db/schema";
import { transact } from "~db/transact";
import { organisationInCare, promotersOfOrganisation } from "./organisation-care.server";

/** What the form about the promoters of an organisation shows; its owner is chosen with its other data. */
export function organisationPromoters(context: Context, id: number) {
  authorize(context, "organisation.write");
  const row = organisationInCare(context, id);
  const [ownerId, ...promoterIds] = promotersOfOrganisation(context, row);
  return { legalName: row.legalName, ownerId: ownerId!, promoterIds };
}

/**
 * Says which promoters look after an organisation beside its owner. Their people read and write from then on what is confidential of it;
 * in the figures of the hub it stays one organisation.
 * @throws Refusal forbidden, not_found, conflict (changed meanwhile), invalid (no such promoter)
 */
export function saveOrganisationPromoters(
  context: Context,
  id: number,
  { promoterIds: given, seen }: { promoterIds: readonly number[]; seen?: string },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const { ownerId, promoterIds: before } = organisationPromoters(context, id);
    // Whoever looks after it beside the owner lets nobody else in.
    if (!worksFor(context.actor, [ownerId])) throw new Refusal("forbidden", "error.forbidden");
    refuseUnlessSeen(seen, { promoterIds: before });
    const after = [...new Set(given)].filter((promoterId) => promoterId !== ownerId).sort((a, b) => a - b);
    if (after.join() === before.join()) return;
    const { db } = context;
    const known = db.select({ id: promoters.id }).from(promoters).where(inArray(promoters.id, after)).all();
    if (known.length < after.length) throw invalidField("promoterIds", "field.notAChoice");
    db.delete(organisationCoPromoters).where(eq(organisationCoPromoters.organisationId, id)).run();
    if (after.length > 0)
      db.insert(organisationCoPromoters)
        .values(after.map((promoterId) => ({ organisationId: id, promoterId })))
        .run();
    recordAudit(context, {
      action: "organisation.setPromoters",
      subjectKind: "organisation",
      subjectId: id,
      before: { promoterIds: before },
      after: { promoterIds: after },
    });
  });
}
