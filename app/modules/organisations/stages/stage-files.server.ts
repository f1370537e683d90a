import { eq } from "drizzle-orm";
import { stageTransitions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { FileSubject } from "~/files/file-subject";
import { notFound } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { STAGE_FILE_PURPOSES } from "./file-purposes";
import { STEP_LABELS, type StageStep } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

function rowOf(context: Context, id: number) {
  const row = context.db.select().from(stageTransitions).where(eq(stageTransitions.id, id)).get();
  if (!row) throw notFound();
  return row;
}

/** Evidence of a step: the new licence, the notice of the listing. The firm sees its own. */
export const stageFiles: FileSubject = {
  kind: "stage_transition",
  purposes: STAGE_FILE_PURPOSES,
  see: (context, id) => {
    organisationInCare(context, rowOf(context, id).organisationId);
  },
  write: (context, id) => {
    authorize(context, "organisation.write");
    organisationInCare(context, rowOf(context, id).organisationId);
  },
  pathOf: (context, id) => `/organisations/${rowOf(context, id).organisationId}/stages`,
  titleOf: (context, id) => translateFor(context.locale)(STEP_LABELS[rowOf(context, id).step as StageStep]),
  loggedAt: (context, id) => ({ kind: "organisation", id: rowOf(context, id).organisationId }),
};
