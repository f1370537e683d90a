import { eq } from "drizzle-orm";
import { recognitionTerms } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { reviewsOf, rulesOfType, type RecognitionRow } from "./find-recognition.server";
import type { RecognitionRule } from "./recognition-rule";
import { termsOf, type RecognitionTerm } from "./recognition-terms";
import type { ReviewOutcome } from "./vocabulary";

/** The terms that the rules, reviews and withdrawal of a recognition make. */
export function calculatedTerms(
  context: Context,
  row: Pick<RecognitionRow, "id" | "typeId" | "issuedOn" | "statedUntil" | "withdrawnOn">,
  rules: readonly RecognitionRule[] = rulesOfType(context, row.typeId),
): RecognitionTerm[] {
  const reviews = reviewsOf(context, row.id).map(({ day, outcome, statedUntil }) => ({
    day,
    outcome: outcome as ReviewOutcome,
    statedUntil,
  }));
  return termsOf({ ...row, reviews }, rules);
}

/**
 * Puts the terms of a recognition in the place of those it had; part of every verb that changes what they follow from.
 * @returns the terms as they are now
 */
export function rewriteTerms(
  context: Context,
  row: RecognitionRow,
  rules?: readonly RecognitionRule[],
): RecognitionTerm[] {
  authorize(context, "organisation.write");
  const terms = calculatedTerms(context, row, rules);
  context.db.delete(recognitionTerms).where(eq(recognitionTerms.recognitionId, row.id)).run();
  if (terms.length > 0)
    context.db
      .insert(recognitionTerms)
      .values(terms.map((term) => ({ ...term, recognitionId: row.id })))
      .run();
  return terms;
}
