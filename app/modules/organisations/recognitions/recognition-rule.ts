/** What held for recognitions of a type from a day on. The record of domain.md B8, with the day it takes effect. */
export interface RecognitionRule {
  /** Business day. */
  effectiveFrom: string;
  /** Whole months, at least 1; null: without end. */
  validMonths: number | null;
  /** The day of issue is the first day of the term; otherwise the day after it, as for any period of the Civil Code. */
  issueDayCounts: boolean;
  /** Days before the last day on which the review begins; 0: no review. */
  reviewWindowBeforeDays: number;
  /** Days after the last day during which the outcome of the review may still come. */
  graceDays: number;
  /** `MM-DD`; null: no yearly report. */
  annualReportDue: string | null;
  /** Years without a report that endanger the recognition; null: no such rule. */
  missedReportsLimit: number | null;
  /** Months within which a new name must be reported; null: no such rule. */
  changeReportMonths: number | null;
}

/** The version that was in force on a day: the latest that had taken effect. Null before the first one. */
export function ruleInForce<Rule extends { effectiveFrom: string }>(rules: readonly Rule[], day: string): Rule | null {
  let found: Rule | null = null;
  for (const rule of rules) {
    if (rule.effectiveFrom <= day && (found === null || rule.effectiveFrom > found.effectiveFrom)) found = rule;
  }
  return found;
}
