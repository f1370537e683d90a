import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { organisations } from "~db/schema";
import { transact } from "~db/transact";
import { comparableName } from "./comparable-name";
import { organisationInCare, refuseOutOfCare } from "./organisation-care.server";
import { organisationStatements } from "./organisation-record.server";

/**
 * Puts an organisation away: it no longer appears in lists and figures, and nothing of it is lost.
 * @param typedName the legal name as the person typed it, so that the right one is put away
 */
export function archiveOrganisation(context: Context, id: number, typedName: string): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const organisation = organisationInCare(context, id);
    if (comparableName(typedName) !== organisation.comparableName) {
      throw invalidField("typedName", "organisation.archive.nameDiffers", { name: organisation.legalName });
    }
    if (organisation.archivedAt !== null) return;
    setArchived(context, id, context.now());
    recordAudit(context, {
      action: "organisation.archive",
      subjectKind: "organisation",
      subjectId: id,
      after: { legalName: organisation.legalName },
    });
  });
}

/** Brings an archived organisation back as it was. */
export function restoreOrganisation(context: Context, id: number): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const organisation = organisationStatements(context.db).byId(id);
    if (!organisation) throw notFound();
    refuseOutOfCare(context, organisation);
    if (organisation.archivedAt === null) return;
    if (organisation.mergedIntoId !== null) throw conflict("merge.restoreRefused");
    setArchived(context, id, null);
    recordAudit(context, {
      action: "organisation.restore",
      subjectKind: "organisation",
      subjectId: id,
      after: { legalName: organisation.legalName },
    });
  });
}

function setArchived(context: Context, id: number, archivedAt: number | null): void {
  context.db
    .update(organisations)
    .set({ archivedAt, updatedAt: context.now(), version: sql`${organisations.version} + 1` })
    .where(eq(organisations.id, id))
    .run();
}
