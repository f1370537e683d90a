import { and, desc, eq, lte } from "drizzle-orm";
import type { z } from "zod";
import { pledgeSignatures, pledgeTexts } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { ReceivedFile } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { conflict, invalidField } from "~/http/errors";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { dayOfInstant } from "~/values/business-day";
import { signatureFiles } from "./conduct-files.server";
import type { OwnSignature, paperSignatureForm } from "./pledge-form";
import { findPledge } from "./save-pledge.server";

/** The text that is signed on a day: the latest that is valid by then. */
export function textOnDay(context: Context, pledgeId: number, day: string) {
  return context.db
    .select()
    .from(pledgeTexts)
    .where(and(eq(pledgeTexts.pledgeId, pledgeId), lte(pledgeTexts.validFrom, day)))
    .orderBy(desc(pledgeTexts.number))
    .get();
}

/**
 * The firm's representative signs the text that was read; the name, the text and the instant are kept. Signing twice changes nothing.
 * @throws Refusal forbidden, not_found, conflict (another text since, no longer open)
 */
export function signPledge(context: Context, pledgeId: number, input: OwnSignature): void {
  const { organisationId, textId, signatoryName, signatoryDuty } = input;
  authorize(context, "pledge.sign", { organisationId });
  transact(context, () => {
    const today = dayOfInstant(context.now());
    const text = openText(context, pledgeId, today);
    // Nobody signs what they have not read.
    if (text.id !== textId) throw conflict("pledge.refused.otherText");
    write(context, pledgeId, text, {
      organisationId,
      signatoryName,
      signatoryDuty,
      signedOn: today,
      source: "portal",
    });
  });
}

/**
 * A signature on paper, under the text of its day, with the signed page where there is one.
 * @returns the id of the signature
 * @throws Refusal forbidden, not_found, invalid, conflict
 */
export function recordPaperSignature(
  context: Context,
  pledgeId: number,
  { organisation, ...input }: z.output<typeof paperSignatureForm>,
  evidence: ReceivedFile | null = null,
): number {
  authorize(context, "pledge.write");
  return transact(context, () => {
    if (input.signedOn > dayOfInstant(context.now())) throw invalidField("signedOn", "complaint.problem.future");
    const text = openText(context, pledgeId, input.signedOn);
    const organisationId = namedOrganisation(context, "organisation", organisation).id;
    const id = write(context, pledgeId, text, { ...input, organisationId, source: "paper" });
    if (evidence) storeFile(context, signatureFiles, { subjectId: id, purpose: "signature", file: evidence });
    return id;
  });
}

function openText(context: Context, pledgeId: number, day: string) {
  const pledge = findPledge(context, pledgeId);
  if (pledge.openUntil !== null && day > pledge.openUntil)
    throw conflict("pledge.refused.closed", { day: pledge.openUntil });
  const text = textOnDay(context, pledgeId, day);
  if (!text) throw conflict("pledge.refused.notYet");
  return text;
}

type Signature = Omit<typeof pledgeSignatures.$inferInsert, "id" | "textId" | "recordedAt" | "recordedBy">;

function write(
  context: Context,
  pledgeId: number,
  text: typeof pledgeTexts.$inferSelect,
  signature: Signature,
): number {
  const signed = context.db
    .select({ id: pledgeSignatures.id })
    .from(pledgeSignatures)
    .where(and(eq(pledgeSignatures.textId, text.id), eq(pledgeSignatures.organisationId, signature.organisationId)))
    .get();
  if (signed) return signed.id;
  const { id } = context.db
    .insert(pledgeSignatures)
    .values({ ...signature, textId: text.id, recordedAt: context.now(), recordedBy: context.actor.userId })
    .returning({ id: pledgeSignatures.id })
    .get();
  recordAudit(context, {
    action: "pledge.sign",
    subjectKind: "pledge",
    subjectId: pledgeId,
    after: { textNumber: text.number, ...signature },
  });
  return id;
}
