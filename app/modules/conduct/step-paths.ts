import type { ComplaintStep } from "./vocabulary";

/** Below the address of a complaint: each step is a noun. */
export const STEP_PATHS: Record<ComplaintStep, string> = {
  assign: "assignment",
  refuse: "refusal",
  admit: "admission",
  inform: "information",
  answer: "statement",
  rule: "ruling",
  appeal: "appeal",
  decide: "decision",
  withdraw: "withdrawal",
};
