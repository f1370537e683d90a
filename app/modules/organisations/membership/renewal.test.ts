import { describe, expect, it } from "vitest";
import { decideRenewal, termFrom, type TermSettings } from "./renewal";

const rolling: TermSettings = {
  termKind: "rolling",
  termMonths: 12,
  rolloverDay: null,
  renewalDaysBefore: 30,
  renewalDaysAfter: 60,
};
const fixed: TermSettings = { ...rolling, termKind: "fixed_year", termMonths: null, rolloverDay: "10-01" };

describe("a term", () => {
  it.each<[string, TermSettings, string, string]>([
    ["of twelve months ends the day before its anniversary", rolling, "2026-03-15", "2027-03-14"],
    ["from a leap day ends at the end of February", rolling, "2024-02-29", "2025-02-27"],
    ["of a fixed year ends with the year", fixed, "2026-03-15", "2026-12-31"],
    ["begun the day before the rollover ends with the year", fixed, "2026-09-30", "2026-12-31"],
    ["begun on the rollover day has the next year as well", fixed, "2026-10-01", "2027-12-31"],
  ])("%s", (_name, settings, fromDay, untilDay) => {
    expect(termFrom(settings, fromDay)).toEqual({ fromDay, untilDay });
  });
  it("is none for an open-ended class", () => {
    expect(termFrom({ ...rolling, termKind: "open_ended" }, "2026-01-01")).toBeNull();
  });
});

describe("a renewal", () => {
  it.each<[string, TermSettings, string | null, boolean, string, object]>([
    [
      "early goes on from the old end, not from today",
      rolling,
      "2026-12-31",
      true,
      "2026-12-05",
      { allowed: true, term: { fromDay: "2027-01-01", untilDay: "2027-12-31" }, extends: true },
    ],
    [
      "within the grace leaves no hole",
      rolling,
      "2026-12-31",
      true,
      "2027-02-10",
      { allowed: true, term: { fromDay: "2027-01-01", untilDay: "2027-12-31" }, extends: true },
    ],
    [
      "of who no longer counts begins a new term today",
      rolling,
      "2026-12-31",
      false,
      "2027-05-10",
      { allowed: true, term: { fromDay: "2027-05-10", untilDay: "2028-05-09" }, extends: false },
    ],
    [
      "before its window waits",
      rolling,
      "2026-12-31",
      true,
      "2026-11-30",
      { allowed: false, reason: "too_early", opensOn: "2026-12-01" },
    ],
    [
      "on the first day of its window is allowed",
      rolling,
      "2026-12-31",
      true,
      "2026-12-01",
      { allowed: true, term: { fromDay: "2027-01-01", untilDay: "2027-12-31" }, extends: true },
    ],
    [
      "of a fixed year adds one year, whatever the rollover day",
      fixed,
      "2026-12-31",
      true,
      "2026-12-20",
      { allowed: true, term: { fromDay: "2027-01-01", untilDay: "2027-12-31" }, extends: true },
    ],
    [
      "without a term so far begins one today",
      fixed,
      null,
      true,
      "2026-10-20",
      { allowed: true, term: { fromDay: "2026-10-20", untilDay: "2027-12-31" }, extends: false },
    ],
    [
      "of an open-ended membership is not needed",
      { ...rolling, termKind: "open_ended" },
      null,
      true,
      "2026-10-20",
      { allowed: false, reason: "no_terms", opensOn: null },
    ],
  ])("%s", (_name, settings, lastDay, counts, today, expected) => {
    expect(decideRenewal(settings, lastDay, counts, today)).toEqual(expected);
  });
});
