import { addDays } from "~/values/business-day";
import {
  countsAsMember,
  DEFAULT_RULE_SET,
  matchingRule,
  shiftedDay,
  type EventDays,
  type RuleSet,
} from "./status-rules";
import type { MembershipStatus } from "./vocabulary";

/** Everything that is recorded of one membership. All days are business days, last days inclusive. */
export interface MembershipFacts {
  id: number;
  agreedOn: string | null;
  joinedOn: string;
  leftOn: string | null;
  classes: readonly { classId: number; fromDay: string }[];
  terms: readonly { fromDay: string; untilDay: string }[];
  suspensions: readonly { fromDay: string; untilDay: string | null }[];
  pins: readonly { status: MembershipStatus; fromDay: string; untilDay: string }[];
}

/** How an organisation stands on a day, and why. */
export interface MembershipStanding {
  membershipId: number;
  classId: number | null;
  status: MembershipStatus;
  counts: boolean;
  /** Position of the rule in its set, or that a person pinned the status. */
  cause: { rule: number; ruleSet: RuleSet } | "pin";
}

/** One status over a stretch of days. */
export interface MembershipSpan {
  membershipId: number;
  classId: number | null;
  status: MembershipStatus;
  counts: boolean;
  fromDay: string;
  untilDay: string | null;
}

/** Terms that follow one another without a gap, or overlap, are one stretch: renewing early or within the grace leaves no hole. */
export function termRuns(terms: MembershipFacts["terms"]): { fromDay: string; untilDay: string }[] {
  const runs: { fromDay: string; untilDay: string }[] = [];
  for (const term of [...terms].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))) {
    const last = runs.at(-1);
    if (last && term.fromDay <= addDays(last.untilDay, 1)) {
      if (term.untilDay > last.untilDay) last.untilDay = term.untilDay;
    } else runs.push({ fromDay: term.fromDay, untilDay: term.untilDay });
  }
  return runs;
}

function begunLast<T extends { fromDay: string }>(stretches: readonly T[], day: string): T | undefined {
  let found: T | undefined;
  for (const stretch of stretches)
    if (stretch.fromDay <= day && (!found || stretch.fromDay >= found.fromDay)) found = stretch;
  return found;
}

function eventDays(facts: MembershipFacts, runs: ReturnType<typeof termRuns>, day: string): EventDays {
  const term = begunLast(runs, day);
  const suspension = begunLast(facts.suspensions, day);
  const events: EventDays = { joining: facts.joinedOn };
  if (facts.agreedOn !== null) events.agreement = facts.agreedOn;
  if (facts.leftOn !== null) events.leaving = addDays(facts.leftOn, 1);
  if (term) {
    events.term_start = term.fromDay;
    events.term_end = addDays(term.untilDay, 1);
  }
  if (suspension) {
    events.suspension_start = suspension.fromDay;
    if (suspension.untilDay !== null) events.suspension_end = addDays(suspension.untilDay, 1);
  }
  return events;
}

const beginning = (facts: MembershipFacts) =>
  facts.agreedOn !== null && facts.agreedOn < facts.joinedOn ? facts.agreedOn : facts.joinedOn;

/** Of several memberships the one that is meant on a day: the last that has begun and not ended, else the last that has begun. */
function membershipOf(all: readonly MembershipFacts[], day: string): MembershipFacts | undefined {
  const begun = all.filter((facts) => beginning(facts) <= day);
  const running = begun.filter((facts) => facts.leftOn === null || facts.leftOn >= day);
  return (running.length > 0 ? running : begun).reduce<MembershipFacts | undefined>(
    (last, facts) => (!last || facts.joinedOn >= last.joinedOn ? facts : last),
    undefined,
  );
}

/** @param ruleSets by their first day, ascending */
export function ruleSetOn(ruleSets: readonly RuleSet[], day: string): RuleSet {
  return ruleSets.findLast((ruleSet) => ruleSet.effectiveFrom <= day) ?? DEFAULT_RULE_SET;
}

/**
 * How an organisation stands on a day: a function of what is recorded and of the rules that hold on that day, and of nothing else.
 * @param ruleSets by their first day, ascending
 * @returns null where it has no status at all
 */
export function standingOn(
  all: readonly MembershipFacts[],
  ruleSets: readonly RuleSet[],
  day: string,
): MembershipStanding | null {
  const facts = membershipOf(all, day);
  if (!facts) return null;
  const ruleSet = ruleSetOn(ruleSets, day);
  const classId = begunLast(facts.classes, day)?.classId ?? null;
  const pin = begunLast(
    facts.pins.filter((one) => one.untilDay >= day),
    day,
  );
  if (pin) {
    const counts = countsAsMember(ruleSet.rules, pin.status);
    return { membershipId: facts.id, classId, status: pin.status, counts, cause: "pin" };
  }
  const position = matchingRule(ruleSet.rules, eventDays(facts, termRuns(facts.terms), day), day);
  if (position === null) return null;
  const { status, counts } = ruleSet.rules[position]!;
  return { membershipId: facts.id, classId, status, counts, cause: { rule: position, ruleSet } };
}

/** Every day on which something may begin to be different. */
function turningDays(all: readonly MembershipFacts[], ruleSets: readonly RuleSet[]): string[] {
  const days = new Set<string>();
  const sets = [DEFAULT_RULE_SET, ...ruleSets];
  const ruleDays = sets.flatMap(({ rules }) => rules.flatMap(({ from, until }) => (until ? [from, until] : [from])));
  for (const facts of all) {
    const last = facts.leftOn === null ? [] : [addDays(facts.leftOn, 1)];
    const ends = <T extends { untilDay: string | null }>(stretches: readonly T[]) =>
      stretches.flatMap(({ untilDay }) => (untilDay === null ? [] : [addDays(untilDay, 1)]));
    const starts = (stretches: readonly { fromDay: string }[]) => stretches.map(({ fromDay }) => fromDay);
    const runs = termRuns(facts.terms);
    const occurrences: Record<string, string[]> = {
      agreement: facts.agreedOn === null ? [] : [facts.agreedOn],
      joining: [facts.joinedOn],
      leaving: last,
      term_start: starts(runs),
      term_end: ends(runs),
      suspension_start: starts(facts.suspensions),
      suspension_end: ends(facts.suspensions),
    };
    for (const list of [...Object.values(occurrences), starts(facts.classes), starts(facts.pins), ends(facts.pins)])
      for (const day of list) days.add(day);
    for (const ruleDay of ruleDays)
      for (const day of occurrences[ruleDay.event] ?? []) days.add(shiftedDay(day, ruleDay));
  }
  const first = [...days].sort()[0];
  for (const { effectiveFrom } of ruleSets) if (first !== undefined && effectiveFrom > first) days.add(effectiveFrom);
  return [...days].sort();
}

/**
 * The statuses of an organisation on every day there is, as stretches that never overlap, in their order.
 * @param ruleSets by their first day, ascending
 */
export function membershipSpansOf(all: readonly MembershipFacts[], ruleSets: readonly RuleSet[]): MembershipSpan[] {
  const spans: MembershipSpan[] = [];
  let open: MembershipSpan | null = null;
  for (const day of turningDays(all, ruleSets)) {
    const standing = standingOn(all, ruleSets, day);
    if (
      open &&
      standing &&
      open.membershipId === standing.membershipId &&
      open.classId === standing.classId &&
      open.status === standing.status &&
      open.counts === standing.counts
    )
      continue;
    if (open) open.untilDay = addDays(day, -1);
    open = null;
    if (!standing) continue;
    const { membershipId, classId, status, counts } = standing;
    open = { membershipId, classId, status, counts, fromDay: day, untilDay: null };
    spans.push(open);
  }
  return spans;
}
