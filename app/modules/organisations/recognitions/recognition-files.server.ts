import { eq } from "drizzle-orm";
import { recognitions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { FileSubject } from "~/files/file-subject";
import { notFound } from "~/http/errors";
import { RECOGNITION_FILE_PURPOSES } from "./file-purposes";
import { findType, recognitionTypeName } from "./find-recognition.server";
import { organisationInCare } from "../organisation-care.server";

function rowOf(context: Context, id: number) {
  const row = context.db.select().from(recognitions).where(eq(recognitions.id, id)).get();
  if (!row) throw notFound();
  return row;
}

/** Evidence of a recognition: its certificate, the notice of a review, receipts of reports. The firm sees its own. */
export const recognitionFiles: FileSubject = {
  kind: "recognition",
  purposes: RECOGNITION_FILE_PURPOSES,
  see: (context, id) => {
    organisationInCare(context, rowOf(context, id).organisationId);
  },
  write: (context, id) => {
    authorize(context, "organisation.write");
    organisationInCare(context, rowOf(context, id).organisationId);
  },
  pathOf: (context, id) => `/organisations/${rowOf(context, id).organisationId}/recognitions`,
  titleOf: (context, id) => recognitionTypeName(findType(context, rowOf(context, id).typeId), context.locale),
  loggedAt: (context, id) => ({ kind: "organisation", id: rowOf(context, id).organisationId }),
};
