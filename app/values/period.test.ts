import { describe, expect, it } from "vitest";
import {
  daysOfPeriod,
  lastEndedQuarter,
  nextPeriod,
  parsePeriod,
  previousPeriod,
  quarterOfDay,
  quartersUpTo,
  samePeriodLastYear,
  spansOf,
} from "./period";

describe("reporting periods", () => {
  it.each([
    ["2026Q1", "2026-01-01", "2026-03-31"],
    ["2026Q2", "2026-04-01", "2026-06-30"],
    ["2026Q3", "2026-07-01", "2026-09-30"],
    ["2026Q4", "2026-10-01", "2026-12-31"],
    ["2018", "2018-01-01", "2018-12-31"],
  ])("%s runs from %s to %s", (period, firstDay, lastDay) => {
    expect(daysOfPeriod(period)).toEqual({ firstDay, lastDay });
  });

  it("goes back and forward over the turn of the year", () => {
    expect(previousPeriod("2026Q1")).toBe("2025Q4");
    expect(nextPeriod("2025Q4")).toBe("2026Q1");
    expect(samePeriodLastYear("2026Q3")).toBe("2025Q3");
    expect(previousPeriod("2018")).toBe("2017");
  });

  it("knows the quarter of a day and the last quarter that has ended", () => {
    expect(quarterOfDay("2026-09-30")).toBe("2026Q3");
    expect(quarterOfDay("2026-10-01")).toBe("2026Q4");
    expect(lastEndedQuarter("2026-10-01")).toBe("2026Q3");
    expect(lastEndedQuarter("2026-01-05")).toBe("2025Q4");
  });

  it("counts quarters back over the turn of the year", () => {
    expect(quartersUpTo("2026Q2", 3)).toEqual(["2025Q4", "2026Q1", "2026Q2"]);
    expect(quartersUpTo("2026Q2", 1)).toEqual(["2026Q2"]);
  });

  it("makes one span of periods that follow one another or overlap, whatever their order", () => {
    expect(spansOf(["2026Q1", "2025Q4"])).toEqual([{ firstDay: "2025-10-01", lastDay: "2026-03-31" }]);
    expect(spansOf(["2026", "2026Q2"])).toEqual([{ firstDay: "2026-01-01", lastDay: "2026-12-31" }]);
    expect(spansOf(["2026Q1", "2026Q3"])).toHaveLength(2);
    expect(spansOf([])).toEqual([]);
  });

  it("computes the periods beside the first and the last that can be asked for", () => {
    expect(parsePeriod("1949Q4")).toBeNull();
    expect(daysOfPeriod(samePeriodLastYear("1950Q1"))).toEqual({ firstDay: "1949-01-01", lastDay: "1949-03-31" });
    expect(daysOfPeriod(nextPeriod("2198"))).toEqual({ firstDay: "2199-01-01", lastDay: "2199-12-31" });
  });

  it.each(["", "2026Q5", "26Q1", "2026q1", "9999", "2026Q1 ", "__proto__"])("refuses %j", (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
});
