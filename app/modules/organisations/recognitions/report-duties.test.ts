import { describe, expect, it } from "vitest";
import type { RecognitionTerm } from "./recognition-terms";
import { dayOfYear, isEndangered, reportDuties } from "./report-duties";

const term = (validFrom: string, heldUntil: string | null): RecognitionTerm => ({
  validFrom,
  validUntil: heldUntil,
  heldUntil,
  reviewFrom: null,
  reviewedOn: null,
  graceUntil: heldUntil,
  follows: false,
  followed: false,
});
const rules = [{ effectiveFrom: "2016-01-01", annualReportDue: "05-31" }];
const none = new Map<number, string>();
const told = (duties: ReturnType<typeof reportDuties>) => duties.map(({ year, state }) => `${year} ${state}`);

describe("the yearly reports of a recognition", () => {
  it("are due by the end of May about the year before, while it is held", () => {
    const duties = reportDuties([term("2023-11-22", "2026-11-22")], rules, none, "2026-06-01");
    expect(duties.map(({ year, due }) => [year, due])).toEqual([
      [2023, "2024-05-31"],
      [2024, "2025-05-31"],
      [2025, "2026-05-31"],
    ]);
  });

  it.each([
    ["2026-05-31", ["2024 missed", "2025 due"]],
    ["2026-06-01", ["2024 missed", "2025 missed", "2026 due"]],
  ])("on %s they are: %s", (day, expected) => {
    expect(told(reportDuties([term("2024-06-15", "2027-06-15")], rules, none, day))).toEqual(expected);
  });

  it("filed in time, filed late, or filed only after the day that is asked about", () => {
    const filed = new Map([
      [2023, "2024-05-31"],
      [2024, "2025-06-01"],
      [2025, "2026-09-01"],
    ]);
    const duties = reportDuties([term("2023-11-22", "2026-11-22")], rules, filed, "2026-08-31");
    expect(told(duties)).toEqual(["2023 filed", "2024 filed_late", "2025 missed"]);
  });

  it("are not owed for a time in which the recognition was not held, nor about the years before it was issued", () => {
    const terms = [term("2020-05-31", "2022-05-30"), term("2023-03-01", null)];
    expect(told(reportDuties(terms, rules, none, "2023-12-01"))).toEqual(["2020 missed", "2022 missed", "2023 due"]);
  });

  it("follow the version in force on 1 January of the year in which they are due", () => {
    const changed = [...rules, { effectiveFrom: "2025-01-01", annualReportDue: "04-30" }];
    const duties = reportDuties([term("2023-11-22", null)], changed, none, "2025-03-01");
    expect(duties.map(({ due }) => due)).toEqual(["2024-05-31", "2025-04-30"]);
    expect(
      reportDuties([term("2023-11-22", null)], [{ ...rules[0]!, annualReportDue: null }], none, "2025-03-01"),
    ).toEqual([]);
  });

  it("two missed years endanger the recognition, one does not, and late is not missed", () => {
    const terms = [term("2023-11-22", "2026-11-22")];
    const on = (filed: ReadonlyMap<number, string>, day: string) => reportDuties(terms, rules, filed, day);
    expect(isEndangered(on(none, "2025-05-31"), 2)).toBe(false);
    expect(isEndangered(on(none, "2025-06-01"), 2)).toBe(true);
    expect(isEndangered(on(new Map([[2024, "2025-07-01"]]), "2025-12-01"), 2)).toBe(false);
    expect(isEndangered(on(none, "2025-06-01"), null)).toBe(false);
  });

  it("a 29 February is the 28th in other years", () => {
    expect([2023, 2024, 1900, 2000].map((year) => dayOfYear(year, "02-29"))).toEqual([
      "2023-02-28",
      "2024-02-29",
      "1900-02-28",
      "2000-02-29",
    ]);
  });
});
