import { addDays, addMonths } from "~/values/business-day";
import type { MembershipEvent, MembershipStatus } from "./vocabulary";

/** A day that is counted from an event of the membership. Months come first, then days; either may be negative. */
export interface RuleDay {
  event: MembershipEvent;
  months: number;
  days: number;
}

/** One status rule: the status holds from a day on, and until before another; without the other it has no end. */
export interface StatusRule {
  status: MembershipStatus;
  from: RuleDay;
  until: RuleDay | null;
  /** Who has this status counts as a member. */
  counts: boolean;
}

/** The rules in their order, and the first day on which they hold. */
export interface RuleSet {
  effectiveFrom: string;
  rules: readonly StatusRule[];
}

const on = (event: MembershipEvent, months = 0, days = 0): RuleDay => ({ event, months, days });

/**
 * What holds until the promoter sets its own rules. The first rule that matches a day wins: who has left has left, whatever else
 * holds; who is suspended is neither new nor current.
 */
export const DEFAULT_RULES: readonly StatusRule[] = [
  { status: "left", from: on("leaving"), until: null, counts: false },
  { status: "suspended", from: on("suspension_start"), until: on("suspension_end"), counts: false },
  { status: "grace", from: on("term_end"), until: on("term_end", 0, 60), counts: true },
  { status: "expired", from: on("term_end"), until: null, counts: false },
  { status: "new", from: on("joining"), until: on("joining", 3), counts: true },
  { status: "current", from: on("joining"), until: null, counts: true },
  { status: "pending", from: on("agreement"), until: on("joining"), counts: false },
];

export const DEFAULT_RULE_SET: RuleSet = { effectiveFrom: "0000-01-01", rules: DEFAULT_RULES };

/** Whether a status counts where a person set it and no rule gives it. */
const COUNTS_WITHOUT_RULE: Record<MembershipStatus, boolean> = {
  pending: false,
  new: true,
  current: true,
  grace: true,
  expired: false,
  suspended: false,
  left: false,
};

export function countsAsMember(rules: readonly StatusRule[], status: MembershipStatus): boolean {
  return rules.find((rule) => rule.status === status)?.counts ?? COUNTS_WITHOUT_RULE[status];
}

export function shiftedDay(day: string, { months, days }: { months: number; days: number }): string {
  const moved = months === 0 ? day : addMonths(day, months);
  return days === 0 ? moved : addDays(moved, days);
}

/**
 * The days of an organisation's events as they are seen from one day: of several terms or suspensions the one that began last.
 * What has not happened by then is left out, except an end that is already known.
 */
export type EventDays = Partial<Record<MembershipEvent, string>>;

/** The first rule that matches the day, by its position; null when none does. */
export function matchingRule(rules: readonly StatusRule[], events: EventDays, day: string): number | null {
  for (const [position, { from, until }] of rules.entries()) {
    const start = events[from.event];
    if (start === undefined || shiftedDay(start, from) > day) continue;
    const end = until && events[until.event];
    if (end && shiftedDay(end, until) <= day) continue;
    return position;
  }
  return null;
}
