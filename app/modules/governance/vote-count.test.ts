import { describe, expect, it } from "vitest";
import { isAdopted, whyNotThoseVotes } from "./vote-count";

const votes = (votesFor: number, votesAgainst: number, votesAbstained: number) => ({
  votesFor,
  votesAgainst,
  votesAbstained,
});

describe("the votes on a proposal", () => {
  it("are as many as votes were there, no more and no fewer", () => {
    expect(whyNotThoseVotes(votes(5, 2, 1), 8)).toBeNull();
    expect(whyNotThoseVotes(votes(5, 2, 2), 8)?.key).toBe("resolution.problem.tooManyVotes");
    expect(whyNotThoseVotes(votes(5, 2, 0), 8)?.key).toBe("resolution.problem.votesMissing");
  });

  it.each([
    ["simple", votes(3, 2, 10), true],
    ["simple", votes(3, 3, 0), false],
    ["more_than_half", votes(5, 0, 5), false],
    ["more_than_half", votes(6, 0, 5), true],
    ["two_thirds", votes(6, 3, 0), true],
    ["two_thirds", votes(5, 2, 1), false],
    ["two_thirds", votes(0, 0, 0), false],
    ["simple", votes(0, 0, 0), false],
  ] as const)("by %s, %o: adopted %s", (majority, cast, adopted) => {
    expect(isAdopted(majority, cast)).toBe(adopted);
  });
});
