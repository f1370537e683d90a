import type { QuorumRule } from "./vocabulary";

/** The rule of a body's charter. The share is a fraction; the number counts mandates. */
export interface QuorumCharter {
  quorumRule: QuorumRule;
  quorumNumerator: number | null;
  quorumDenominator: number | null;
  quorumNumber: number | null;
}

export interface Quorum {
  /** Voting mandates on the day of the meeting. */
  voting: number;
  present: number;
  represented: number;
  /** How many must be there; null where the charter asks for none. */
  required: number | null;
  reached: boolean;
}

/**
 * How many voting mandates must be there. Counted in whole mandates, without rounding errors: two thirds of 10 are 7, more than
 * half of 10 are 6, and of 11 also 6.
 * @param voting voting mandates on the day, 0 or more
 * @returns at least 1, or null where the charter asks for no quorum
 */
export function requiredMandates(charter: QuorumCharter, voting: number): number | null {
  const { quorumRule, quorumNumerator, quorumDenominator, quorumNumber } = charter;
  if (quorumRule === "none") return null;
  if (quorumRule === "number") return Math.max(1, quorumNumber ?? 1);
  const share = voting * (quorumNumerator ?? 1);
  const whole = Math.floor(share / (quorumDenominator ?? 1));
  const exact = whole * (quorumDenominator ?? 1) === share;
  return Math.max(1, quorumRule === "more_than_share" || !exact ? whole + 1 : whole);
}

/** Whether a meeting could decide; who is represented counts as there. */
export function quorumOf(
  charter: QuorumCharter,
  { voting, present, represented }: { voting: number; present: number; represented: number },
): Quorum {
  const required = requiredMandates(charter, voting);
  return { voting, present, represented, required, reached: required === null || present + represented >= required };
}
