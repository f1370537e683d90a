/** What can come of an event. */
export const OUTCOME_KINDS = [
  "project",
  "agreement",
  "joint_project",
  "purchase_intention",
  "purchase",
  "investment",
  "policy_use",
  "other",
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** In the order in which an outcome comes along; the last is its other end. */
export const OUTCOME_STAGES = ["declared", "signed", "under_way", "done", "given_up"] as const;
export type OutcomeStage = (typeof OUTCOME_STAGES)[number];

/** Nothing is to be done any more. */
export const ENDED_STAGES = ["done", "given_up"] as const satisfies readonly OutcomeStage[];

/** How an outcome can begin. */
export const FIRST_STAGES = ["declared", "signed", "under_way", "done"] as const satisfies readonly OutcomeStage[];
