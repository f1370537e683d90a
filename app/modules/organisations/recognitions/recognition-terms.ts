import { addDays, addMonths } from "~/values/business-day";
import { ruleInForce, type RecognitionRule } from "./recognition-rule";
import type { RecognitionState, ReviewOutcome } from "./vocabulary";

type TermRule = Pick<
  RecognitionRule,
  "effectiveFrom" | "validMonths" | "issueDayCounts" | "reviewWindowBeforeDays" | "graceDays"
>;

export interface RecognitionHistory {
  issuedOn: string;
  /** Last day of the first term as the certificate says it, where the rule says otherwise. */
  statedUntil: string | null;
  /** At most one a day. */
  reviews: readonly { day: string; outcome: ReviewOutcome; statedUntil: string | null }[];
  /** The first day on which it no longer held. */
  withdrawnOn: string | null;
}

/** One unbroken time for which a recognition was granted. All days are inclusive. */
export interface RecognitionTerm {
  validFrom: string;
  /** The last day; null: without end. */
  validUntil: string | null;
  /** The last day on which it was held: `validUntil`, or the day before the recognition was withdrawn. */
  heldUntil: string | null;
  /** First day of the review; null: none. */
  reviewFrom: string | null;
  /** The day on which the review of this term ended. */
  reviewedOn: string | null;
  /** Last day on which the outcome of the review may still come; the last day of the term when there is no grace. */
  graceUntil: string | null;
  /** Begins the day after the term before it. */
  follows: boolean;
  /** The next term begins the day after it. */
  followed: boolean;
}

/** Later than every business day. */
const NEVER = "9999-12-31";

/**
 * The last day of a term that begins with an issue on a day (domain.md B8). The term ends on the day of the same number, or on
 * the last of the month where there is none; where the day of issue counts, a day earlier.
 */
export function lastDayOfTerm(
  issuedOn: string,
  rule: Pick<RecognitionRule, "validMonths" | "issueDayCounts">,
): string | null {
  if (rule.validMonths === null) return null;
  const corresponding = addMonths(issuedOn, rule.validMonths);
  return rule.issueDayCounts ? addDays(corresponding, -1) : corresponding;
}

function term(
  validFrom: string,
  issuedOn: string,
  statedUntil: string | null,
  rule: TermRule | null,
  follows: boolean,
): RecognitionTerm {
  const validUntil = statedUntil ?? (rule && lastDayOfTerm(issuedOn, rule));
  const window = rule?.reviewWindowBeforeDays ?? 0;
  const opens = validUntil !== null && window > 0 ? addDays(validUntil, -window) : null;
  return {
    validFrom,
    validUntil,
    heldUntil: validUntil,
    reviewFrom: opens !== null && opens < validFrom ? validFrom : opens,
    reviewedOn: null,
    graceUntil: validUntil === null ? null : addDays(validUntil, rule?.graceDays ?? 0),
    follows,
    followed: false,
  };
}

/**
 * The terms of a recognition, in order. A term is made by the version of the rules in force on the day of issue, or of the review
 * that opened it. A review passed before the term or its grace was over continues from the last day of the term, however early it
 * was; one passed later opens a new term on its own day. A failed review ends the grace. After the end of the rules nothing is
 * assumed: without a rule and without a stated day a term has no end.
 */
export function termsOf(history: RecognitionHistory, rules: readonly TermRule[]): RecognitionTerm[] {
  const { issuedOn, withdrawnOn } = history;
  const terms = [term(issuedOn, issuedOn, history.statedUntil, ruleInForce(rules, issuedOn), false)];
  for (const review of [...history.reviews].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = terms.at(-1)!;
    if (last.validUntil === null || last.graceUntil === null) break;
    const inTime = review.day <= last.graceUntil;
    if (inTime) last.reviewedOn = review.day;
    if (review.outcome === "failed") {
      if (inTime) last.graceUntil = review.day > last.validUntil ? addDays(review.day, -1) : last.validUntil;
      continue;
    }
    const rule = ruleInForce(rules, review.day);
    // Without the day it was issued anew, a term that continues runs as if issued on the last day of the one before it.
    const from = inTime ? addDays(last.validUntil, 1) : review.day;
    const begins = inTime && !(rule?.issueDayCounts ?? false) ? last.validUntil : from;
    last.followed = inTime;
    terms.push(term(from, begins, review.statedUntil, rule, inTime));
  }
  if (withdrawnOn === null) return terms;
  const kept = terms.filter(({ validFrom }) => validFrom < withdrawnOn);
  for (const each of kept) if ((each.heldUntil ?? NEVER) >= withdrawnOn) each.heldUntil = addDays(withdrawnOn, -1);
  const last = kept.at(-1);
  if (last) last.followed = false;
  return kept;
}

function holds({ validFrom, heldUntil }: RecognitionTerm, day: string): boolean {
  return validFrom <= day && day <= (heldUntil ?? NEVER);
}

/** Where a recognition stands on a day. The last day of a term still belongs to it. */
export function stateOn(
  recognition: { issuedOn: string; withdrawnOn: string | null; terms: readonly RecognitionTerm[] },
  day: string,
): RecognitionState {
  if (day < recognition.issuedOn) return "not_yet";
  if (recognition.withdrawnOn !== null && day >= recognition.withdrawnOn) return "withdrawn";
  const current = recognition.terms.find((each) => holds(each, day));
  if (current) {
    const { reviewFrom, reviewedOn } = current;
    const open = reviewFrom !== null && reviewFrom <= day && (reviewedOn === null || day < reviewedOn);
    return open ? "in_review" : "valid";
  }
  const waiting = recognition.terms.some(
    ({ heldUntil, graceUntil }) => heldUntil !== null && graceUntil !== null && heldUntil < day && day <= graceUntil,
  );
  return waiting ? "grace" : "expired";
}
