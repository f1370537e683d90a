import { STAGE_STEPS, type StageStep } from "./vocabulary";

export interface StageTransition {
  step: StageStep;
  day: string;
}

export type LadderFinding =
  { kind: "allowed"; skipped: StageStep[] } | { kind: "repeated" } | { kind: "out_of_order"; other: StageTransition };

const rank = (step: StageStep) => STAGE_STEPS.indexOf(step);

/**
 * Whether a step may be added to those an organisation has taken. Each is taken once; a higher step is never dated before a lower one,
 * though both may fall on one day. Steps below it that nobody wrote down are named and do not hinder: a firm may have been founded as
 * a company, or listed before the register knew it.
 */
export function findOnLadder(transition: StageTransition, taken: readonly StageTransition[]): LadderFinding {
  if (taken.some(({ step }) => step === transition.step)) return { kind: "repeated" };
  const other = taken.find((each) =>
    rank(each.step) < rank(transition.step) ? each.day > transition.day : each.day < transition.day,
  );
  if (other) return { kind: "out_of_order", other };
  return { kind: "allowed", skipped: skippedBelow(transition.step, taken) };
}

/** The steps below one that are not among those taken, lowest first. */
export function skippedBelow(step: StageStep, taken: readonly StageTransition[]): StageStep[] {
  return STAGE_STEPS.slice(0, rank(step)).filter((lower) => !taken.some((each) => each.step === lower));
}

/** The highest step taken by a day; null before the first. */
export function stageOn(taken: readonly StageTransition[], day: string): StageStep | null {
  return taken.reduce<StageStep | null>(
    (highest, each) => (each.day <= day && (highest === null || rank(each.step) > rank(highest)) ? each.step : highest),
    null,
  );
}
