import { and, eq, inArray, ne } from "drizzle-orm";
import { recognitions, recognitionTerms } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findRecognition, findType, reviewsOf, rulesOfType, type RecognitionRow } from "./find-recognition.server";
import type { RecognitionValues } from "./recognition-form";
import { ruleInForce } from "./recognition-rule";
import { rewriteTerms } from "./rewrite-terms.server";
import { termsOverlap } from "./terms-overlap";
import { organisationInCare } from "../organisation-care.server";

/**
 * Adds a recognition to an organisation or changes one. How long it holds follows from the rule in force on the day of issue,
 * unless the certificate says otherwise.
 * @throws Refusal forbidden, not_found, conflict (somebody changed it meanwhile), invalid (no rule for that day, the same
 *   recognition is already held, a review or the withdrawal would come before the issue)
 */
export function saveRecognition(
  context: Context,
  { organisationId, id = null, values }: { organisationId: number; id?: number | null; values: RecognitionValues },
): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    organisationInCare(context, organisationId);
    const before = id === null ? null : findRecognition(context, organisationId, id);
    const { version, ...given } = values;
    if (before && version !== null && version !== before.version) throw conflict("error.conflict");
    const type = findType(context, given.typeId);
    const after = { ...given, level: given.level ?? type.level };
    if (before && changedFields(before, after).length === 0) return before.id;
    decide(context, before, after);
    const now = context.now();
    const row = before
      ? context.db
          .update(recognitions)
          .set({ ...after, version: before.version + 1, updatedAt: now })
          .where(eq(recognitions.id, before.id))
          .returning()
          .get()
      : context.db
          .insert(recognitions)
          .values({ ...after, organisationId, version: 1, createdAt: now, updatedAt: now })
          .returning()
          .get();
    refuseIfHeldTwice(context, row);
    recordAudit(context, {
      action: before ? "recognition.update" : "recognition.add",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: before && { ...before, recognition: type.nameZh },
      after: { recognition: type.nameZh, ...after },
      about: before ? { recognitionId: row.id } : undefined,
    });
    return row.id;
  });
}

function decide(
  context: Context,
  before: RecognitionRow | null,
  after: Pick<RecognitionValues, "typeId" | "issuedOn" | "statedUntil">,
): void {
  const rule = ruleInForce(rulesOfType(context, after.typeId), after.issuedOn);
  if (!rule && after.statedUntil === null) throw invalidField("statedUntil", "recognition.statedUntil.noRule");
  if (!before) return;
  const first = reviewsOf(context, before.id)[0];
  if (first && first.day <= after.issuedOn)
    throw invalidField("issuedOn", "recognition.issuedOn.afterReview", { day: first.day });
  if (before.withdrawnOn !== null && before.withdrawnOn < after.issuedOn)
    throw invalidField("issuedOn", "recognition.issuedOn.afterWithdrawal", { day: before.withdrawnOn });
}

/** Works out the terms and refuses them where the organisation holds the same recognition at the same time already. */
export function refuseIfHeldTwice(context: Context, row: RecognitionRow, field = "issuedOn"): void {
  authorize(context, "organisation.write");
  const terms = rewriteTerms(context, row);
  const others = context.db
    .select({ id: recognitions.id, issuedOn: recognitions.issuedOn })
    .from(recognitions)
    .where(
      and(
        eq(recognitions.organisationId, row.organisationId),
        eq(recognitions.typeId, row.typeId),
        eq(recognitions.level, row.level),
        ne(recognitions.id, row.id),
      ),
    )
    .all();
  if (others.length === 0) return;
  const held = context.db
    .select()
    .from(recognitionTerms)
    .where(
      inArray(
        recognitionTerms.recognitionId,
        others.map((other) => other.id),
      ),
    )
    .all();
  const twice = others.find((other) =>
    termsOverlap(
      terms,
      held.filter((each) => each.recognitionId === other.id),
    ),
  );
  if (twice) throw invalidField(field, "recognition.heldTwice", { day: twice.issuedOn });
}
