import { eq } from "drizzle-orm";
import { recognitionReports, recognitionReviews, recognitions, recognitionTerms } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { findRecognition, findType, recognitionTypeName } from "./find-recognition.server";

/**
 * Removes a recognition that was entered in error, with its reviews and reports. One that ended is withdrawn and not removed.
 * @param typedName name of the type as the person typed it, in either language
 */
export function removeRecognition(
  context: Context,
  { organisationId, recognitionId, typedName }: { organisationId: number; recognitionId: number; typedName: string },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    const type = findType(context, row.typeId);
    if (typedName !== recognitionTypeName(type, context.locale))
      throw invalidField("typedName", "recognition.remove.nameDiffers");
    for (const table of [recognitionTerms, recognitionReviews, recognitionReports])
      context.db.delete(table).where(eq(table.recognitionId, row.id)).run();
    context.db.delete(recognitions).where(eq(recognitions.id, row.id)).run();
    const { level, certificateNumber, issuedOn } = row;
    recordAudit(context, {
      action: "recognition.remove",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { recognition: type.nameZh, recognitionId, level, certificateNumber, issuedOn },
      after: null,
    });
  });
}
