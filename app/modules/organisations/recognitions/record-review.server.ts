import { and, eq } from "drizzle-orm";
import { recognitionReviews } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findRecognition, findType, reviewsOf, rulesOfType } from "./find-recognition.server";
import type { ReviewValues } from "./recognition-form";
import { ruleInForce } from "./recognition-rule";
import { calculatedTerms } from "./rewrite-terms.server";
import { refuseIfHeldTwice } from "./save-recognition.server";

/**
 * Records how a review of a recognition ended; one that was passed opens the next term.
 * @throws Refusal forbidden, not_found, conflict (withdrawn, or without end), invalid (day to come, before the issue or before an
 *   earlier review; last day before the new term)
 */
export function recordReview(
  context: Context,
  { organisationId, recognitionId, values }: { organisationId: number; recognitionId: number; values: ReviewValues },
): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    if (row.withdrawnOn !== null) throw conflict("recognition.review.isWithdrawn");
    if (values.day > dayOfInstant(context.now())) throw invalidField("day", "recognition.dayToCome");
    if (values.day <= row.issuedOn) throw invalidField("day", "recognition.review.beforeIssue", { day: row.issuedOn });
    const latest = reviewsOf(context, row.id).at(-1);
    if (latest && values.day <= latest.day)
      throw invalidField("day", "recognition.review.beforeLatest", { day: latest.day });
    const current = calculatedTerms(context, row).at(-1);
    if (!current || current.validUntil === null) throw conflict("recognition.review.withoutEnd");
    if (values.day < current.validFrom)
      throw invalidField("day", "recognition.review.beforeTerm", { day: current.validFrom });
    const rule = ruleInForce(rulesOfType(context, row.typeId), values.day);
    if (values.outcome === "passed" && values.statedUntil === null && !rule)
      throw invalidField("statedUntil", "recognition.statedUntil.noRule");
    if (values.statedUntil !== null && values.statedUntil <= current.validUntil)
      throw invalidField("statedUntil", "recognition.review.noLonger", { day: current.validUntil });
    const { id } = context.db
      .insert(recognitionReviews)
      .values({ ...values, recognitionId, createdAt: context.now() })
      .returning({ id: recognitionReviews.id })
      .get();
    refuseIfHeldTwice(context, row, "day");
    recordAudit(context, {
      action: "recognition.review",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { recognition: findType(context, row.typeId).nameZh, recognitionId, reviewId: id, ...values },
    });
    return id;
  });
}

/** Takes back the latest review, which was recorded in error; its term goes with it. */
export function removeReview(
  context: Context,
  { organisationId, recognitionId, reviewId }: { organisationId: number; recognitionId: number; reviewId: number },
): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const row = findRecognition(context, organisationId, recognitionId);
    const latest = reviewsOf(context, row.id).at(-1);
    const owned = and(eq(recognitionReviews.id, reviewId), eq(recognitionReviews.recognitionId, recognitionId));
    const review = context.db.select().from(recognitionReviews).where(owned).get();
    if (!review || !latest) throw notFound();
    if (latest.id !== review.id) throw conflict("recognition.review.notLatest");
    context.db.delete(recognitionReviews).where(owned).run();
    refuseIfHeldTwice(context, row);
    const { outcome, day, statedUntil, note } = review;
    recordAudit(context, {
      action: "recognition.removeReview",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: {
        recognition: findType(context, row.typeId).nameZh,
        recognitionId,
        reviewId,
        outcome,
        day,
        statedUntil,
        note,
      },
      after: null,
    });
  });
}
