import { describe, expect, it } from "vitest";
import { changeFrom, shareOfPlan } from "./compare";

describe("comparing a figure with another period", () => {
  it.each([
    [312, 294, { difference: 18, perMille: 61 }],
    [5, 8, { difference: -3, perMille: -375 }],
    [3, 0, { difference: 3, perMille: null }],
    [0, 0, { difference: 0, perMille: null }],
  ])("%d against %d", (value, earlier, expected) => {
    expect(changeFrom(value, earlier)).toEqual(expected);
  });
  it("has nothing to say where a value is missing", () => {
    expect(changeFrom(null, 3)).toBeNull();
    expect(changeFrom(3, null)).toBeNull();
  });
  it("gives the share of a plan, and none without a plan", () => {
    expect(shareOfPlan(39, 50)).toBe(780);
    expect(shareOfPlan(39, 0)).toBeNull();
    expect(shareOfPlan(39, null)).toBeNull();
  });
});
