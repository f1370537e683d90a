import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { seriesDays, weekdayOf, type SeriesPlan } from "./series-days";
import { MOST_OF_SERIES, SERIES_RULES } from "./vocabulary";

const plan = (
  rule: SeriesPlan["rule"],
  every: number,
  firstDay: string,
  end: { until?: string; count?: number },
): SeriesPlan => ({ rule, every, firstDay, until: end.until ?? null, count: end.count ?? null });

describe("the days of a series", () => {
  it.each([
    [
      "every week over the turn of the year",
      plan("weekly", 1, "2026-12-24", { count: 3 }),
      ["2026-12-24", "2026-12-31", "2027-01-07"],
      [],
    ],
    [
      "every second week until a day that is one of them",
      plan("weekly", 2, "2026-02-20", { until: "2026-03-06" }),
      ["2026-02-20", "2026-03-06"],
      [],
    ],
    ["over 29 February", plan("weekly", 1, "2028-02-25", { count: 2 }), ["2028-02-25", "2028-03-03"], []],
    [
      "the same date over the turn of the year",
      plan("monthly_date", 1, "2026-11-15", { count: 3 }),
      ["2026-11-15", "2026-12-15", "2027-01-15"],
      [],
    ],
    [
      "a 31st, which some months have not",
      plan("monthly_date", 1, "2026-01-31", { until: "2026-06-30" }),
      ["2026-01-31", "2026-03-31", "2026-05-31"],
      ["2026-02", "2026-04", "2026-06"],
    ],
    [
      "a 31st that is counted: months without it do not count",
      plan("monthly_date", 1, "2026-01-31", { count: 3 }),
      ["2026-01-31", "2026-03-31", "2026-05-31"],
      ["2026-02", "2026-04"],
    ],
    [
      "a 29 February, in leap years alone",
      plan("monthly_date", 12, "2024-02-29", { until: "2028-12-31" }),
      ["2024-02-29", "2028-02-29"],
      ["2025-02", "2026-02", "2027-02"],
    ],
    [
      "every third month",
      plan("monthly_date", 3, "2026-10-30", { count: 3 }),
      ["2026-10-30", "2027-01-30", "2027-04-30"],
      [],
    ],
    [
      "the second Tuesday",
      plan("monthly_weekday", 1, "2026-11-10", { count: 3 }),
      ["2026-11-10", "2026-12-08", "2027-01-12"],
      [],
    ],
    [
      "the first day of a month that is its first such weekday",
      plan("monthly_weekday", 1, "2026-10-01", { count: 3 }),
      ["2026-10-01", "2026-11-05", "2026-12-03"],
      [],
    ],
    [
      "a fifth Friday, which most months have not",
      plan("monthly_weekday", 1, "2026-10-30", { until: "2027-02-28" }),
      ["2026-10-30", "2027-01-29"],
      ["2026-11", "2026-12", "2027-02"],
    ],
    ["one alone", plan("weekly", 1, "2026-10-30", { until: "2026-10-30" }), ["2026-10-30"], []],
    [
      "none where the end is before the beginning",
      plan("monthly_date", 1, "2026-10-30", { until: "2026-10-29" }),
      [],
      [],
    ],
  ])("%s", (_name, given, days, monthsWithout) => {
    expect(seriesDays(given)).toEqual({ days, monthsWithout });
  });

  it("are never more than sixty, keep their weekday or date, and follow one another", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SERIES_RULES),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 4_000 }),
        fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
        (rule, every, offset, count) => {
          const firstDay = addDays("2024-01-01", offset);
          const { days } = seriesDays({ rule, every, firstDay, until: null, count });
          expect(days[0]).toBe(firstDay);
          expect(days.length).toBeLessThanOrEqual(MOST_OF_SERIES);
          expect([...new Set(days)].sort()).toEqual(days);
          for (const day of days)
            if (rule === "monthly_date") expect(day.slice(8)).toBe(firstDay.slice(8));
            else expect(weekdayOf(day)).toBe(weekdayOf(firstDay));
        },
      ),
      { numRuns: 150 },
    );
  });
});
