/** What the money of an event goes into. */
export const COST_KINDS = ["venue", "speakers", "catering", "print", "travel", "other"] as const;
export type CostKind = (typeof COST_KINDS)[number];
