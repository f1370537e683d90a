import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { hasFiles } from "~/files/file-queries.server";
import { conflict, notFound } from "~/http/errors";
import { removeFromSearch } from "~/search/search-index.server";
import { transact } from "~db/transact";
import { removePlainMemberships } from "./membership/set-membership-days.server";
import { organisationRecord, organisationStatements } from "./organisation-record.server";
import { refuseOutOfCare } from "./organisation-care.server";

/**
 * Takes back the creation of an organisation to which nothing refers yet; the undo of an import.
 * @throws Refusal (conflict) when contacts, registrations, sign-ins, accounts or files already refer to it
 */
export function withdrawOrganisation(context: Context, id: number): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const statements = organisationStatements(context.db);
    const organisation = statements.byId(id);
    if (!organisation) throw notFound();
    refuseOutOfCare(context, organisation);
    // Files name their record by kind and number, which no foreign key watches.
    if (hasFiles(context.db, ["organisation", "firm_file"], id))
      throw conflict("organisation.withdraw.inUse", { name: organisation.legalName });
    removePlainMemberships(context, id);
    try {
      statements.remove(id);
    } catch (error) {
      const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code;
      if (code !== "SQLITE_CONSTRAINT_FOREIGNKEY") throw error;
      throw conflict("organisation.withdraw.inUse", { name: organisation.legalName });
    }
    removeFromSearch(context, "organisation", id);
    recordAudit(context, {
      action: "organisation.withdraw",
      subjectKind: "organisation",
      subjectId: id,
      before: { ...organisationRecord(organisation) },
      after: null,
    });
  });
}
