import { describe, expect, it } from "vitest";
import { borneByPromoter, costShares } from "./cost-shares";

const firms = (...shares: (number | null)[]) => shares.map((shareFen, index) => ({ id: index + 1, shareFen }));

describe("the cost of a stand", () => {
  it.each([
    [9_000, firms(null, null, null), [3_000, 3_000, 3_000], 0],
    [10_000, firms(null, null, null), [3_334, 3_333, 3_333], 0],
    [10_001, firms(null, null, null), [3_334, 3_334, 3_333], 0],
    [10_000, firms(5_000, null, null), [5_000, 2_500, 2_500], 0],
    [10_000, firms(2_000, 3_000), [2_000, 3_000], 5_000],
    [10_000, firms(10_000, null), [10_000, 0], 0],
    [10_000, firms(), [], 10_000],
    [null, firms(2_000, null), [2_000, null], null],
    [0, firms(null), [0], 0],
  ])("of %s fen over %j is %j, and the promoter bears %s", (cost, sharers, shares, borne) => {
    expect([...costShares(cost, sharers).values()]).toEqual(shares);
    expect(borneByPromoter(cost, sharers)).toBe(borne);
  });

  it("is shared to the fen among any number of firms", () => {
    for (let count = 1; count <= 60; count += 1) {
      const shares = [...costShares(1_234_567, firms(7, ...Array.from({ length: count }, () => null))).values()];
      expect(shares.reduce<number>((sum, share) => sum + share!, 0)).toBe(1_234_567);
      const equal = shares.slice(1) as number[];
      expect(Math.max(...equal) - Math.min(...equal)).toBeLessThanOrEqual(1);
    }
  });
});
