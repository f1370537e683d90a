import { z } from "zod";
import * as field from "~/forms/fields";
import { dayOfYear } from "./report-duties";
import { isBusinessDay } from "~/values/business-day";
import { RECOGNITION_LEVELS } from "./vocabulary";

export const recognitionTypeForm = z.object({
  nameZh: field.text({ max: 60 }),
  nameEn: field.text({ max: 120 }),
  level: field.choice(RECOGNITION_LEVELS),
  active: field.checkbox(),
  /** The version the person saw; none for a new type. */
  version: field.optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});
export type RecognitionTypeValues = z.output<typeof recognitionTypeForm>;

const LEAP_YEAR = 2024;

const monthAndDay = field.optionalText({ max: 5 }).superRefine((value, issues) => {
  if (value === null) return;
  if (!/^\d\d-\d\d$/.test(value) || !isBusinessDay(dayOfYear(LEAP_YEAR, value)))
    issues.addIssue(field.problem("recognition.rule.notMonthAndDay"));
});

/** One dated version of the rules of a type. */
export const recognitionRuleForm = z
  .object({
    effectiveFrom: field.businessDay(),
    validMonths: field.optionalInteger({ min: 1, max: 600 }),
    issueDayCounts: field.checkbox(),
    reviewWindowBeforeDays: field.integer({ min: 0, max: 730 }),
    graceDays: field.integer({ min: 0, max: 730 }),
    annualReportDue: monthAndDay,
    missedReportsLimit: field.optionalInteger({ min: 1, max: 20 }),
    changeReportMonths: field.optionalInteger({ min: 1, max: 60 }),
    sourceNote: field.optionalLongText({ max: 500 }),
    version: field.optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine((values, issues) => {
    if (values.missedReportsLimit !== null && values.annualReportDue === null)
      issues.addIssue({
        code: "custom",
        path: ["missedReportsLimit"],
        message: field.problem("recognition.rule.limitWithoutReport"),
      });
  });
export type RecognitionRuleValues = z.output<typeof recognitionRuleForm>;
