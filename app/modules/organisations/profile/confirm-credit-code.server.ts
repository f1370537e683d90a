import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { presentFile, type ListedFile } from "~/files/file-queries.server";
import type { ReceivedFile } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { conflict, invalidField } from "~/http/errors";
import { creditCodeEvidence, users } from "~db/schema";
import { transact } from "~db/transact";
import { saveOrganisation } from "../save-organisation.server";
import { firmFiles, organisationFiles } from "./organisation-files.server";
import { organisationInCare } from "../organisation-care.server";

/**
 * Says that the credit code is as it stands, with the licence that shows it: a file that is there already, or one that comes with
 * this. The evidence stands for this code only; another code has to be confirmed anew.
 */
export function confirmCreditCode(
  context: Context,
  id: number,
  { version, creditCode, evidence }: { version: number; creditCode: string; evidence: ReceivedFile | number },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const organisation = organisationInCare(context, id);
    if (organisation.creditCode === null || organisation.creditCode !== creditCode) throw conflict("error.conflict");
    const file =
      typeof evidence === "number"
        ? fileOf(context, id, evidence)?.id
        : storeFile(context, organisationFiles, { subjectId: id, purpose: "licence", file: evidence });
    if (file === undefined) throw invalidField("fileId", "creditCode.noSuchFile");
    saveOrganisation(context, { id, version, patch: { creditCodeConfirmed: true } });
    const values = { fileId: file, confirmedBy: context.actor.userId, confirmedAt: context.now() };
    context.db
      .insert(creditCodeEvidence)
      .values({ organisationId: id, creditCode, ...values })
      .onConflictDoUpdate({ target: [creditCodeEvidence.organisationId, creditCodeEvidence.creditCode], set: values })
      .run();
    recordAudit(context, {
      action: "organisation.confirmCreditCode",
      subjectKind: "organisation",
      subjectId: id,
      after: { creditCode, fileId: file },
    });
  });
}

function fileOf(context: Context, id: number, fileId: number): ListedFile | null {
  return presentFile(context, organisationFiles, id, fileId) ?? presentFile(context, firmFiles, id, fileId);
}

/** The file that confirms the credit code as it is now, with who said so; null when none does. */
export function evidenceOfCreditCode(context: Context, id: number) {
  authorize(context, "organisationFile.see");
  const { creditCode, creditCodeConfirmed } = organisationInCare(context, id);
  if (creditCode === null || !creditCodeConfirmed) return null;
  const found = context.db
    .select({ fileId: creditCodeEvidence.fileId, at: creditCodeEvidence.confirmedAt, by: users.name })
    .from(creditCodeEvidence)
    .leftJoin(users, eq(users.id, creditCodeEvidence.confirmedBy))
    .where(and(eq(creditCodeEvidence.organisationId, id), eq(creditCodeEvidence.creditCode, creditCode)))
    .get();
  const file = found ? fileOf(context, id, found.fileId) : null;
  return found && file ? { ...found, name: file.name } : null;
}
