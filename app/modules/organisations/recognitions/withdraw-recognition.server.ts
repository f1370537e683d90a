import { eq } from "drizzle-orm";
import { recognitions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findRecognition, findType, reviewsOf, type RecognitionRow } from "./find-recognition.server";
import type { WithdrawalValues } from "./recognition-form";
import { refuseIfHeldTwice } from "./save-recognition.server";

/**
 * Records that the authority withdrew a recognition: from that day on it no longer holds.
 * @throws Refusal forbidden, not_found, conflict (it is withdrawn already), invalid (day to come, before issue or a review)
 */
export function withdrawRecognition(
  context: Context,
  {
    organisationId,
    recognitionId,
    values,
  }: { organisationId: number; recognitionId: number; values: WithdrawalValues },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    if (row.withdrawnOn !== null) throw conflict("recognition.withdrawal.already");
    if (values.withdrawnOn > dayOfInstant(context.now())) throw invalidField("withdrawnOn", "recognition.dayToCome");
    const after = reviewsOf(context, row.id).at(-1)?.day ?? row.issuedOn;
    if (values.withdrawnOn < after)
      throw invalidField("withdrawnOn", "recognition.withdrawal.tooEarly", { day: after });
    change(context, row, values.withdrawnOn, values.reason, "recognition.withdraw");
  });
}

/** Takes back a withdrawal that was recorded in error or lifted by the authority. */
export function reinstateRecognition(context: Context, organisationId: number, recognitionId: number): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    if (row.withdrawnOn === null) return;
    change(context, row, null, null, "recognition.reinstate");
  });
}

function change(
  context: Context,
  row: RecognitionRow,
  withdrawnOn: string | null,
  withdrawalReason: string | null,
  action: string,
): void {
  const { withdrawnOn: since, withdrawalReason: because } = row;
  const changed = context.db
    .update(recognitions)
    .set({ withdrawnOn, withdrawalReason, version: row.version + 1, updatedAt: context.now() })
    .where(eq(recognitions.id, row.id))
    .returning()
    .get();
  refuseIfHeldTwice(context, changed, "");
  recordAudit(context, {
    action,
    subjectKind: "organisation",
    subjectId: row.organisationId,
    before: { withdrawnOn: since, withdrawalReason: because },
    after: { withdrawnOn, withdrawalReason },
    about: { recognition: findType(context, row.typeId).nameZh, recognitionId: row.id },
  });
}
