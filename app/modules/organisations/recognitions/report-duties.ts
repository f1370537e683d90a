import { ruleInForce, type RecognitionRule } from "./recognition-rule";
import type { RecognitionTerm } from "./recognition-terms";
import type { ReportState } from "./vocabulary";

type ReportRule = Pick<RecognitionRule, "effectiveFrom" | "annualReportDue">;

export interface ReportDuty {
  /** The year the report is about; it is due in the next. */
  year: number;
  /** The last day on which it is in time. */
  due: string;
  filedOn: string | null;
  state: ReportState;
}

const FIRST_YEAR_AFTER = 1;

/** The day of a year with this `MM-DD`; a 29 February is the 28th in other years. */
export function dayOfYear(year: number, monthAndDay: string): string {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${monthAndDay === "02-29" && !leap ? "02-28" : monthAndDay}`;
}

/**
 * The yearly reports of a recognition up to the next one that is to come, as they stand on a day. A report about a year is owed
 * when the recognition was held in that year and is held on the day of the following year on which it is due; the rule is the one
 * in force on 1 January of that following year. A report filed after the day it was due is late and not missed.
 * @param filed day of filing by the year the report is about
 */
export function reportDuties(
  terms: readonly RecognitionTerm[],
  rules: readonly ReportRule[],
  filed: ReadonlyMap<number, string>,
  day: string,
): ReportDuty[] {
  const first = terms[0];
  if (!first) return [];
  const duties: ReportDuty[] = [];
  const lastYear = Number(day.slice(0, 4)) + FIRST_YEAR_AFTER;
  for (let year = Number(first.validFrom.slice(0, 4)) + 1; year <= lastYear; year++) {
    const monthAndDay = ruleInForce(rules, `${year}-01-01`)?.annualReportDue;
    if (!monthAndDay) continue;
    const due = dayOfYear(year, monthAndDay);
    const heldWithin = (from: string, until: string) =>
      terms.some(({ validFrom, heldUntil }) => validFrom <= until && (heldUntil === null || from <= heldUntil));
    if (!heldWithin(due, due) || !heldWithin(`${year - 1}-01-01`, `${year - 1}-12-31`)) continue;
    const filedOn = filed.get(year - 1) ?? null;
    duties.push({ year: year - 1, due, filedOn, state: stateOfDuty(due, filedOn, day) });
    if (due >= day) break;
  }
  return duties;
}

function stateOfDuty(due: string, filedOn: string | null, day: string): ReportState {
  if (filedOn !== null && filedOn <= day) return filedOn <= due ? "filed" : "filed_late";
  return day <= due ? "due" : "missed";
}

/** Whether so many reports are missed that the recognition may be cancelled. */
export function isEndangered(duties: readonly ReportDuty[], limit: number | null): boolean {
  return limit !== null && duties.filter(({ state }) => state === "missed").length >= limit;
}
