import { eq } from "drizzle-orm";
import { pledgeSignatures, pledgeTexts } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import type { FileSubject } from "~/files/file-subject";
import { notFound } from "~/http/errors";
import { ANSWER_FILE_PURPOSES, COMPLAINT_FILE_PURPOSES, SIGNATURE_FILE_PURPOSES } from "./conduct-file-purposes";
import { findComplaint, findOwnComplaint } from "./find-complaint.server";
import { isInCare } from "~/modules/organisations/organisation-care.server";

/** Evidence and papers of those who handle a complaint; the firm complained about never sees them. */
export const complaintFiles: FileSubject = {
  kind: "complaint",
  purposes: COMPLAINT_FILE_PURPOSES,
  see: (context, id) => {
    findComplaint(context, id);
  },
  write: (context, id) => {
    authorize(context, "complaint.handle");
    findComplaint(context, id);
  },
  pathOf: (_context, id) => `/conduct/complaints/${id}`,
  titleOf: (context, id) => findComplaint(context, id).number,
};

function handlesOrAnswers(context: Context, id: number) {
  return can(context.actor, "complaint.see") ? findComplaint(context, id) : findOwnComplaint(context, id);
}

/** What the firm complained about hands in for its statement. */
export const answerFiles: FileSubject = {
  kind: "complaint_answer",
  purposes: ANSWER_FILE_PURPOSES,
  see: (context, id) => {
    handlesOrAnswers(context, id);
  },
  write: (context, id) => {
    const { state } = handlesOrAnswers(context, id);
    if (!can(context.actor, "complaint.handle") && state !== "informed" && state !== "answered") throw notFound();
  },
  pathOf: (context, id) =>
    can(context.actor, "complaint.see") ? `/conduct/complaints/${id}` : `/portal/complaints/${id}`,
  titleOf: (context, id) => handlesOrAnswers(context, id).number,
  loggedAt: (_context, id) => ({ kind: "complaint", id }),
};

function signature(context: Context, id: number) {
  const found = context.db
    .select({
      pledgeId: pledgeTexts.pledgeId,
      organisationId: pledgeSignatures.organisationId,
      signatoryName: pledgeSignatures.signatoryName,
    })
    .from(pledgeSignatures)
    .innerJoin(pledgeTexts, eq(pledgeTexts.id, pledgeSignatures.textId))
    .where(eq(pledgeSignatures.id, id))
    .get();
  if (!found || !can(context.actor, "commendation.see", found) || !isInCare(context, found.organisationId))
    throw notFound();
  return found;
}

/** The signed paper. */
export const signatureFiles: FileSubject = {
  kind: "pledge_signature",
  purposes: SIGNATURE_FILE_PURPOSES,
  see: (context, id) => {
    signature(context, id);
  },
  write: (context, id) => {
    authorize(context, "pledge.write");
    signature(context, id);
  },
  pathOf: (context, id) => `/conduct/pledges/${signature(context, id).pledgeId}`,
  titleOf: (context, id) => signature(context, id).signatoryName,
  loggedAt: (context, id) => ({ kind: "pledge", id: signature(context, id).pledgeId }),
};
