import { eq } from "drizzle-orm";
import { organisationRelations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { visibleOrganisation } from "../organisation-queries.server";
import { findRelation } from "./relation-queries.server";

/**
 * Removes a relation that was entered in error; one that ended gets its last day instead.
 * @param typedName name of the other organisation as the person typed it
 */
export function removeRelation(
  context: Context,
  { organisationId, relationId, typedName }: { organisationId: number; relationId: number; typedName: string },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findRelation(context, organisationId, relationId);
    const otherId = row.organisationId === organisationId ? row.otherOrganisationId : row.organisationId;
    const other = visibleOrganisation(context, otherId);
    if (typedName.replace(/\s/g, "") !== other.legalName.replace(/\s/g, ""))
      throw invalidField("typedName", "relation.remove.nameDiffers");
    context.db.delete(organisationRelations).where(eq(organisationRelations.id, row.id)).run();
    const { type, organisationId: first, otherOrganisationId, startDay, endDay, enabled, note } = row;
    recordAudit(context, {
      action: "relation.remove",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: {
        relationId,
        type,
        organisationId: first,
        otherOrganisationId,
        otherName: other.legalName,
        startDay,
        endDay,
        enabled,
        note,
      },
      after: null,
    });
  });
}
