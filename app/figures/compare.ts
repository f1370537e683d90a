/** A change against another period; null where there is nothing to compare with. */
export interface Change {
  difference: number;
  /** Per mille of the earlier value, rounded half away from zero; null when the earlier value is 0. */
  perMille: number | null;
}

/**
 * @param value of this period; null when it was not available
 * @param earlier value of the period compared with; null when it was not available
 */
export function changeFrom(value: number | null, earlier: number | null): Change | null {
  if (value === null || earlier === null) return null;
  const difference = value - earlier;
  return { difference, perMille: earlier === 0 ? null : roundHalfAway((difference * 1000) / Math.abs(earlier)) };
}

/** Share of a plan that is reached, in per mille; null when there is no plan or the plan is 0. */
export function shareOfPlan(value: number | null, plan: number | null): number | null {
  if (value === null || plan === null || plan <= 0) return null;
  return roundHalfAway((value * 1000) / plan);
}

function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
