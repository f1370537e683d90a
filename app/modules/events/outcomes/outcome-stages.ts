import type { MessageKey } from "~/i18n/messages";
import { ENDED_STAGES, OUTCOME_STAGES, type OutcomeStage } from "./vocabulary";

/** Where an outcome can go from where it is: forward, to its other end, and back from an end that was none. */
const NEXT: Record<OutcomeStage, readonly OutcomeStage[]> = {
  declared: ["signed", "under_way", "done", "given_up"],
  signed: ["under_way", "done", "given_up"],
  under_way: ["done", "given_up"],
  done: ["under_way"],
  given_up: ["declared", "signed", "under_way"],
};

export function nextStages(stage: OutcomeStage): OutcomeStage[] {
  return OUTCOME_STAGES.filter((each) => NEXT[stage].includes(each));
}

export function hasEnded(stage: OutcomeStage): boolean {
  return (ENDED_STAGES as readonly OutcomeStage[]).includes(stage);
}

/**
 * Why an outcome cannot go to a stage on a day; null when it can.
 * @param now the stage it is in, and since when
 */
export function whyNotMove(
  now: { stage: OutcomeStage; day: string },
  to: { stage: OutcomeStage; day: string },
  today: string,
): MessageKey | null {
  if (!NEXT[now.stage].includes(to.stage)) return "outcome.refused.stage";
  if (to.day > today) return "outcome.refused.future";
  return to.day < now.day ? "outcome.refused.beforeLast" : null;
}

export interface NextStep {
  stage: OutcomeStage;
  nextStepDue: string | null;
}

/** The next step was due before today, and there is still something to do. */
export function isStepOverdue({ stage, nextStepDue }: NextStep, today: string): boolean {
  return !hasEnded(stage) && nextStepDue !== null && nextStepDue < today;
}
