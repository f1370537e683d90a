import { addDays, addMonths } from "~/values/business-day";
import type { TermKind } from "./vocabulary";

/** How long a term of a class runs, and when it can be renewed. */
export interface TermSettings {
  termKind: TermKind;
  /** Of a rolling term, 1 to 120. */
  termMonths: number | null;
  /** `MM-DD` of a fixed-year term: who begins on it or later gets the next year as well. */
  rolloverDay: string | null;
  renewalDaysBefore: number;
  renewalDaysAfter: number;
}

export interface Term {
  fromDay: string;
  untilDay: string;
}

/**
 * The term that begins on a day; null where the class has none. A fixed year ends on 31 December: of the year of its first day,
 * or of the next year when it begins on the rollover day or later.
 */
export function termFrom(
  { termKind, termMonths, rolloverDay }: Pick<TermSettings, "termKind" | "termMonths" | "rolloverDay">,
  fromDay: string,
): Term | null {
  if (termKind === "open_ended") return null;
  if (termKind === "rolling") return { fromDay, untilDay: addDays(addMonths(fromDay, termMonths ?? 12), -1) };
  const year = Number(fromDay.slice(0, 4));
  const later = rolloverDay !== null && fromDay.slice(5) >= rolloverDay;
  return { fromDay, untilDay: `${later ? year + 1 : year}-12-31` };
}

export type RenewalDecision =
  | { allowed: true; term: Term; extends: boolean }
  | { allowed: false; reason: "no_terms" | "too_early"; opensOn: string | null };

/**
 * Who renews while still counting as a member goes on from the end of the old term, however early or late; who no longer counts
 * begins a new term today. A fixed year that is extended always runs to the end of the next year.
 * @param lastDay last day of the term that is there; null without one
 */
export function decideRenewal(
  settings: TermSettings,
  lastDay: string | null,
  counts: boolean,
  today: string,
): RenewalDecision {
  if (settings.termKind === "open_ended") return { allowed: false, reason: "no_terms", opensOn: null };
  if (lastDay === null) return { allowed: true, term: termFrom(settings, today)!, extends: false };
  const opensOn = addDays(lastDay, -settings.renewalDaysBefore);
  if (today < opensOn) return { allowed: false, reason: "too_early", opensOn };
  // Counting as a member after the renewal window has closed happens only where the rules grant a longer grace.
  const continues = counts && today <= addDays(lastDay, settings.renewalDaysAfter);
  const fromDay = continues ? addDays(lastDay, 1) : today > lastDay ? today : addDays(lastDay, 1);
  const extended = settings.termKind === "fixed_year" ? { ...settings, rolloverDay: null } : settings;
  return { allowed: true, term: termFrom(continues ? extended : settings, fromDay)!, extends: continues };
}
