import { describe, expect, it } from "vitest";
import { asMonth, shiftMonth, weeksOfMonth } from "./month-calendar";

describe("the calendar of a month", () => {
  it.each([
    ["2026-10", "2026-09-28", "2026-11-01", 5],
    ["2026-02", "2026-01-26", "2026-03-01", 5],
    ["2027-02", "2027-02-01", "2027-02-28", 4],
    ["2026-08", "2026-07-27", "2026-09-06", 6],
  ])("%s runs from Monday %s to Sunday %s", (month, first, last, weeks) => {
    const days = weeksOfMonth(month);
    expect([days[0]![0]!.day, days.at(-1)![6]!.day, days.length]).toEqual([first, last, weeks]);
    expect(
      days
        .flat()
        .filter((day) => day.inMonth)
        .every((day) => day.day.startsWith(month)),
    ).toBe(true);
  });

  it.each([
    ["2026-10", 3, "2027-01"],
    ["2026-01", -1, "2025-12"],
  ])("%s moved by %i is %s", (month, by, expected) => {
    expect(shiftMonth(month, by)).toBe(expected);
  });

  it.each(["2026-13", "1066-01", "2026-1", "x", ""])("does not take %j for a month", (text) => {
    expect(asMonth(text)).toBeNull();
  });
});
