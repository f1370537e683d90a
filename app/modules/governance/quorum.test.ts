import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quorumOf, requiredMandates, type QuorumCharter } from "./quorum";

const share = (rule: "at_least_share" | "more_than_share", n: number, d: number): QuorumCharter => ({
  quorumRule: rule,
  quorumNumerator: n,
  quorumDenominator: d,
  quorumNumber: null,
});
const number = (count: number): QuorumCharter => ({
  quorumRule: "number",
  quorumNumerator: null,
  quorumDenominator: null,
  quorumNumber: count,
});
const NONE: QuorumCharter = { ...number(0), quorumRule: "none", quorumNumber: null };

describe("the quorum of a body", () => {
  it.each([
    [share("at_least_share", 2, 3), 9, 6],
    [share("at_least_share", 2, 3), 10, 7],
    [share("at_least_share", 2, 3), 11, 8],
    [share("at_least_share", 1, 2), 10, 5],
    [share("more_than_share", 1, 2), 10, 6],
    [share("more_than_share", 1, 2), 11, 6],
    [share("at_least_share", 1, 1), 7, 7],
    [share("at_least_share", 2, 3), 0, 1],
    [number(5), 30, 5],
    [number(5), 3, 5],
    [NONE, 30, null],
  ] as const)("%o of %i voting mandates is %s", (charter, voting, required) => {
    expect(requiredMandates(charter, voting)).toBe(required);
  });

  it("counts who is represented as there, and a body without voting mandates decides nothing", () => {
    const half = share("more_than_share", 1, 2);
    expect(quorumOf(half, { voting: 5, present: 2, represented: 1 }).reached).toBe(true);
    expect(quorumOf(half, { voting: 5, present: 2, represented: 0 }).reached).toBe(false);
    expect(quorumOf(half, { voting: 0, present: 0, represented: 0 }).reached).toBe(false);
    expect(quorumOf(NONE, { voting: 0, present: 0, represented: 0 }).reached).toBe(true);
  });

  it("is the smallest number that satisfies the fraction", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (voting, a, b) => {
          const [n, d] = [Math.min(a, b), Math.max(a, b)];
          const atLeast = requiredMandates(share("at_least_share", n, d), voting)!;
          const moreThan = requiredMandates(share("more_than_share", n, d), voting)!;
          expect(atLeast * d >= voting * n && (atLeast === 1 || (atLeast - 1) * d < voting * n)).toBe(true);
          expect(moreThan * d > voting * n && (moreThan === 1 || (moreThan - 1) * d <= voting * n)).toBe(true);
        },
      ),
    );
  });
});
