import { z } from "zod";
import * as field from "~/forms/fields";
import { RECOGNITION_LEVELS, REVIEW_OUTCOMES } from "./vocabulary";

/** A day that the certificate states needs the reason why it is not the one of the rule. */
function statedWithReason(
  values: { statedUntil: string | null; statedUntilReason: string | null },
  issues: z.core.$RefinementCtx,
) {
  if (values.statedUntil !== null && values.statedUntilReason === null)
    issues.addIssue({
      code: "custom",
      path: ["statedUntilReason"],
      message: field.problem("recognition.statedUntil.noReason"),
    });
}

const stated = {
  statedUntil: field.optionalBusinessDay(),
  statedUntilReason: field.optionalText({ max: 200 }),
};

export const recognitionForm = z
  .object({
    typeId: field.recordId(),
    /** Left out it is the usual level of the type. */
    level: field.optionalChoice(RECOGNITION_LEVELS),
    certificateNumber: field.optionalText({ max: 60 }),
    issuedOn: field.businessDay(),
    ...stated,
    note: field.optionalLongText({ max: 1000 }),
    /** The version the person saw; none for a new one. */
    version: field.optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine((values, issues) => {
    statedWithReason(values, issues);
    if (values.statedUntil !== null && values.statedUntil < values.issuedOn)
      issues.addIssue({
        code: "custom",
        path: ["statedUntil"],
        message: field.problem("recognition.statedUntil.beforeIssue"),
      });
  });
export type RecognitionValues = z.output<typeof recognitionForm>;

export const reviewForm = z
  .object({
    outcome: field.choice(REVIEW_OUTCOMES),
    day: field.businessDay(),
    ...stated,
    note: field.optionalLongText({ max: 1000 }),
  })
  .superRefine((values, issues) => {
    statedWithReason(values, issues);
    if (values.outcome === "failed" && values.statedUntil !== null)
      issues.addIssue({
        code: "custom",
        path: ["statedUntil"],
        message: field.problem("recognition.review.failedHasNoTerm"),
      });
  });
export type ReviewValues = z.output<typeof reviewForm>;

export const reportFilingForm = z.object({
  year: field.integer({ min: 1990, max: 2198 }),
  filedOn: field.businessDay(),
  note: field.optionalLongText({ max: 1000 }),
});
export type ReportFilingValues = z.output<typeof reportFilingForm>;

export const withdrawalForm = z.object({
  withdrawnOn: field.businessDay(),
  reason: field.text({ max: 500 }),
});
export type WithdrawalValues = z.output<typeof withdrawalForm>;
