import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dayOfInstant,
  daysBetween,
  daysOfSpan,
  endOfDay,
  instantAt,
  isBusinessDay,
  localDateTime,
  startOfDay,
} from "./business-day";

describe("business days in Shanghai", () => {
  it("puts an instant just before midnight in Shanghai on the earlier day", () => {
    expect(dayOfInstant(Date.parse("2026-09-30T15:59:59Z"))).toBe("2026-09-30");
    expect(dayOfInstant(Date.parse("2026-09-30T16:00:00Z"))).toBe("2026-10-01");
  });

  it("gives the instants a day starts and ends", () => {
    expect(new Date(startOfDay("2026-10-01")).toISOString()).toBe("2026-09-30T16:00:00.000Z");
    expect(endOfDay("2026-09-30")).toBe(startOfDay("2026-10-01"));
    expect(localDateTime(instantAt("2026-10-22", "14:30"))).toBe("2026-10-22T14:30");
  });

  it("knows which days exist", () => {
    expect(isBusinessDay("2024-02-29")).toBe(true);
    expect(isBusinessDay("2026-02-29")).toBe(false);
    expect(isBusinessDay("2026-13-01")).toBe(false);
    expect(isBusinessDay("2026-1-1")).toBe(false);
  });

  it("counts days over the end of a month and the days an event touches", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(daysBetween("2026-02-28", "2026-03-02")).toBe(2);
    expect(daysOfSpan(instantAt("2026-05-01", "09:00"), instantAt("2026-05-03", "00:00"))).toEqual([
      "2026-05-01",
      "2026-05-02",
    ]);
  });

  it.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-12-31", 2, "2024-02-29"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-01-15", 12, "2025-01-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-01-01", -1, "2023-12-01"],
  ])("%s and %d months are %s: the last day of a month that is shorter", (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});
