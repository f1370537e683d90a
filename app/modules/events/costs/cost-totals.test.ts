import { describe, expect, it } from "vitest";
import { costForEach, costTotals } from "./cost-totals";

const line = (budgetFen: number | null, actualFen: number | null) => ({ budgetFen, actualFen });

describe("the cost of an event", () => {
  it.each([
    [[], null, null, 0],
    [[line(null, null)], null, null, 0],
    [[line(100, null), line(200, null)], 300, null, 2],
    [[line(100, 90), line(200, null), line(null, 10)], 300, 100, 1],
    [[line(0, 0)], 0, 0, 0],
  ])("of %j is %s as planned and %s in fact, with %s lines open", (lines, budgetFen, actualFen, open) => {
    expect(costTotals(lines)).toEqual({ budgetFen, actualFen, open });
  });

  it.each([
    [1000, 3, 333],
    [1001, 2, 501],
    [0, 5, 0],
    [1000, 0, null],
    [null, 3, null],
  ])("%s fen over %s is %s for each", (actual, count, each) => {
    expect(costForEach(actual, count)).toBe(each);
  });
});
