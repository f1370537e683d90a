import type { MessageKey, MessageParams } from "~/i18n/messages";
import { addDays, addMonths } from "~/values/business-day";
import type { ComplaintState, ComplaintStep, Ruling } from "./vocabulary";

/** The promoter's rules of procedure; days and months count from the day of the step before. */
export interface ConductRules {
  closureDays: number;
  statementDays: number;
  appealDays: number;
  recordMonths: number;
  /** Who received a complaint does not rule on it. */
  otherDecides: boolean;
  /** Who ruled does not hear the appeal. */
  otherHearsAppeal: boolean;
}

/** Used until an administrator sets others. No law fixes them for an association. */
export const DEFAULT_RULES: ConductRules = {
  closureDays: 60,
  statementDays: 15,
  appealDays: 15,
  recordMonths: 24,
  otherDecides: true,
  otherHearsAppeal: true,
};

export interface ComplaintLife {
  state: ComplaintState;
  organisationId: number | null;
  receivedBy: number | null;
  ruledBy: number | null;
  outcome: Ruling | null;
  statementDueOn: string | null;
  appealDueOn: string | null;
}

export interface WhyNot {
  key: MessageKey;
  params?: MessageParams;
}

/** The states from which a step can be taken. */
const FROM: Record<ComplaintStep, readonly ComplaintState[]> = {
  assign: ["received", "admitted"],
  refuse: ["received"],
  admit: ["received"],
  inform: ["admitted"],
  answer: ["informed", "answered"],
  rule: ["informed", "answered"],
  appeal: ["ruled"],
  decide: ["appealed"],
  withdraw: ["received", "admitted", "informed", "answered"],
};

/** Why a step cannot be taken from a state at all. */
const NOT_FROM: Record<ComplaintStep, MessageKey> = {
  assign: "complaint.refused.assign",
  refuse: "complaint.refused.admission",
  admit: "complaint.refused.admission",
  inform: "complaint.refused.inform",
  answer: "complaint.refused.answer",
  rule: "complaint.refused.rule",
  appeal: "complaint.refused.appeal",
  decide: "complaint.refused.decide",
  withdraw: "complaint.refused.withdraw",
};

/**
 * Null when a step can be taken, else why not: nobody is ruled against unheard, nobody rules on what they received, and an appeal has
 * its term and another judge.
 * @param actor id of the person who would take the step, null for the product itself
 */
export function whyNotStep(
  step: ComplaintStep,
  complaint: ComplaintLife,
  { today, actor, rules }: { today: string; actor: number | null; rules: ConductRules },
): WhyNot | null {
  if (!FROM[step].includes(complaint.state)) return { key: NOT_FROM[step] };
  const same = (other: number | null) => other !== null && other === actor;
  switch (step) {
    case "admit":
      return complaint.organisationId === null ? { key: "complaint.refused.notAssigned" } : null;
    case "rule":
      if (complaint.state === "informed" && complaint.statementDueOn !== null && today <= complaint.statementDueOn)
        return { key: "complaint.refused.notHeard", params: { day: complaint.statementDueOn } };
      return rules.otherDecides && same(complaint.receivedBy) ? { key: "complaint.refused.sameReceiver" } : null;
    case "appeal":
      if (complaint.outcome === "dismissed") return { key: "complaint.refused.nothingToAppeal" };
      return complaint.appealDueOn !== null && today > complaint.appealDueOn
        ? { key: "complaint.refused.appealLate", params: { day: complaint.appealDueOn } }
        : null;
    case "decide":
      return rules.otherHearsAppeal && same(complaint.ruledBy) ? { key: "complaint.refused.sameJudge" } : null;
    default:
      return null;
  }
}

/** The days a step sets; what is not named stays. */
export function daysAfter(step: ComplaintStep, day: string, rules: ConductRules) {
  const closed = { closedOn: day, expiresOn: addMonths(day, rules.recordMonths) };
  switch (step) {
    case "inform":
      return { informedOn: day, statementDueOn: addDays(day, rules.statementDays) };
    case "refuse":
    case "withdraw":
    case "decide":
      return closed;
    case "rule":
      return { ...closed, appealDueOn: addDays(day, rules.appealDays) };
    case "appeal":
      return { closedOn: null, expiresOn: null };
    default:
      return {};
  }
}

/** After its last day a record is counted and no longer read. */
export function isExpired({ expiresOn }: { expiresOn: string | null }, today: string): boolean {
  return expiresOn !== null && expiresOn < today;
}

/** What has to happen next, and by when; null once nothing is awaited. */
export function nextDeadline(
  complaint: Pick<ComplaintLife, "state" | "statementDueOn"> & { dueDay: string },
): { step: ComplaintStep; day: string } | null {
  const { state, statementDueOn, dueDay } = complaint;
  switch (state) {
    case "received":
      return { step: "admit", day: dueDay };
    case "admitted":
      return { step: "inform", day: dueDay };
    case "informed":
      return statementDueOn !== null && statementDueOn < dueDay
        ? { step: "answer", day: statementDueOn }
        : { step: "rule", day: dueDay };
    case "answered":
      return { step: "rule", day: dueDay };
    case "appealed":
      return { step: "decide", day: dueDay };
    default:
      return null;
  }
}
