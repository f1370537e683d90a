import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "~/values/business-day";
import type { RecognitionRule } from "./recognition-rule";
import { ruleInForce } from "./recognition-rule";
import { lastDayOfTerm, stateOn, termsOf, type RecognitionHistory } from "./recognition-terms";

const rule: RecognitionRule = {
  effectiveFrom: "2016-01-01",
  validMonths: 36,
  issueDayCounts: false,
  reviewWindowBeforeDays: 90,
  graceDays: 30,
  annualReportDue: "05-31",
  missedReportsLimit: 2,
  changeReportMonths: 3,
};
const history = (values: Partial<RecognitionHistory> = {}): RecognitionHistory => ({
  issuedOn: "2023-11-22",
  statedUntil: null,
  reviews: [],
  withdrawnOn: null,
  ...values,
});
const state = (values: Partial<RecognitionHistory>, day: string, rules = [rule]) => {
  const each = history(values);
  return stateOn({ ...each, terms: termsOf(each, rules) }, day);
};

describe("the term of a recognition", () => {
  it.each([
    ["2023-11-22", 36, false, "2026-11-22"],
    ["2021-07-01", 36, true, "2024-06-30"],
    ["2024-02-29", 12, false, "2025-02-28"],
    ["2024-02-29", 48, false, "2028-02-29"],
    ["2024-01-31", 1, false, "2024-02-29"],
    ["2023-12-31", 2, true, "2024-02-28"],
  ])("issued on %s for %i months, the day of issue counting: %s, ends on %s", (issuedOn, months, counts, last) => {
    expect(lastDayOfTerm(issuedOn, { validMonths: months, issueDayCounts: counts })).toBe(last);
  });

  it("has no end where the rule knows none", () => {
    expect(termsOf(history(), [{ ...rule, validMonths: null }])[0]).toMatchObject({
      validUntil: null,
      reviewFrom: null,
      graceUntil: null,
    });
    expect(state({}, "2199-12-31", [{ ...rule, validMonths: null }])).toBe("valid");
  });

  it("is as long as the certificate says, where it says otherwise than the rule", () => {
    expect(termsOf(history({ statedUntil: "2025-12-31" }), [rule])[0]).toMatchObject({
      validUntil: "2025-12-31",
      reviewFrom: "2025-10-02",
      graceUntil: "2026-01-30",
    });
  });

  it("follows the version of the rules in force on the day of issue: a later version changes nothing before it", () => {
    const rules = [rule, { ...rule, effectiveFrom: "2026-04-01", validMonths: 60 }];
    expect(termsOf(history({ issuedOn: "2026-03-31" }), rules)[0]?.validUntil).toBe("2029-03-31");
    expect(termsOf(history({ issuedOn: "2026-04-01" }), rules)[0]?.validUntil).toBe("2031-04-01");
    expect(ruleInForce(rules, "2015-12-31")).toBeNull();
    expect(ruleInForce([...rules].reverse(), "2026-04-01")?.validMonths).toBe(60);
  });
});

describe("the state of a recognition on a day", () => {
  it.each([
    ["2023-11-21", "not_yet"],
    ["2023-11-22", "valid"],
    ["2026-08-23", "valid"],
    ["2026-08-24", "in_review"],
    ["2026-11-22", "in_review"],
    ["2026-11-23", "grace"],
    ["2026-12-22", "grace"],
    ["2026-12-23", "expired"],
  ])("on %s it is %s", (day, expected) => {
    expect(state({}, day)).toBe(expected);
  });

  it("one that expires today is valid today and expired tomorrow", () => {
    const rules = [{ ...rule, reviewWindowBeforeDays: 0, graceDays: 0 }];
    expect(state({}, "2026-11-22", rules)).toBe("valid");
    expect(state({}, "2026-11-23", rules)).toBe("expired");
  });

  it("withdrawn it no longer holds from that very day, and held the day before", () => {
    expect(state({ withdrawnOn: "2025-03-10" }, "2025-03-09")).toBe("valid");
    expect(state({ withdrawnOn: "2025-03-10" }, "2025-03-10")).toBe("withdrawn");
    expect(termsOf(history({ withdrawnOn: "2023-11-22" }), [rule])).toEqual([]);
  });

  it("a review passed early continues from the old last day, and ends the time of review at once", () => {
    const reviews = [{ day: "2026-09-01", outcome: "passed" as const, statedUntil: null }];
    expect(
      termsOf(history({ reviews }), [rule]).map((each) => [each.validFrom, each.validUntil, each.follows]),
    ).toEqual([
      ["2023-11-22", "2026-11-22", false],
      ["2026-11-23", "2029-11-22", true],
    ]);
    expect(state({ reviews }, "2026-08-31")).toBe("in_review");
    expect(state({ reviews }, "2026-09-01")).toBe("valid");
    expect(state({ reviews }, "2026-11-23")).toBe("valid");
  });

  it("a review passed in the grace leaves no gap, one passed after it does", () => {
    const passed = (day: string) => ({ reviews: [{ day, outcome: "passed" as const, statedUntil: null }] });
    expect(state(passed("2026-12-22"), "2026-11-30")).toBe("valid");
    expect(termsOf(history(passed("2026-12-23")), [rule])[1]).toMatchObject({
      validFrom: "2026-12-23",
      validUntil: "2029-12-23",
      follows: false,
    });
    expect(state(passed("2027-02-01"), "2027-01-31")).toBe("expired");
    expect(state(passed("2027-02-01"), "2027-02-01")).toBe("valid");
  });

  it("a failed review leaves the term its last day and ends the grace", () => {
    const failed = (day: string) => ({ reviews: [{ day, outcome: "failed" as const, statedUntil: null }] });
    expect(state(failed("2026-10-01"), "2026-10-01")).toBe("valid");
    expect(state(failed("2026-10-01"), "2026-11-22")).toBe("valid");
    expect(state(failed("2026-10-01"), "2026-11-23")).toBe("expired");
    expect(state(failed("2026-12-01"), "2026-11-30")).toBe("grace");
    expect(state(failed("2026-12-01"), "2026-12-01")).toBe("expired");
  });
});

const day = fc.integer({ min: 0, max: 6000 }).map((count) => addDays("2015-01-01", count));
const anyRule = fc.record({
  effectiveFrom: fc.constantFrom("2010-01-01", "2018-06-01", "2026-04-01"),
  validMonths: fc.option(fc.integer({ min: 1, max: 60 })),
  issueDayCounts: fc.boolean(),
  reviewWindowBeforeDays: fc.integer({ min: 0, max: 200 }),
  graceDays: fc.integer({ min: 0, max: 90 }),
});
const anyHistory = fc.record({
  issuedOn: day,
  statedUntil: fc.constant(null),
  reviews: fc.uniqueArray(
    fc.record({
      day,
      outcome: fc.constantFrom("passed" as const, "passed" as const, "failed" as const),
      statedUntil: fc.constant(null),
    }),
    { maxLength: 4, selector: (review) => review.day },
  ),
  withdrawnOn: fc.option(day),
});

describe("whatever happened to a recognition", () => {
  it("its terms come in order, never overlap, and say rightly whether they follow each other", () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyRule, { maxLength: 3 }), (each, rules) => {
        const reviews = each.reviews.filter((review) => review.day > each.issuedOn);
        const terms = termsOf({ ...each, reviews }, rules);
        terms.forEach((term, index) => {
          const before = terms[index - 1];
          if (term.heldUntil !== null) expect(term.heldUntil >= term.validFrom).toBe(true);
          if (!before) return;
          expect(before.heldUntil! < term.validFrom).toBe(true);
          expect(term.follows).toBe(addDays(before.heldUntil!, 1) === term.validFrom);
          expect(before.followed).toBe(term.follows);
        });
      }),
    );
  });

  it("on every day it is in exactly one state, and held only between its issue and its withdrawal", () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyRule, { maxLength: 3 }), day, (each, rules, on) => {
        const reviews = each.reviews.filter((review) => review.day > each.issuedOn);
        const terms = termsOf({ ...each, reviews }, rules);
        const now = stateOn({ ...each, terms }, on);
        const held = terms.some((term) => term.validFrom <= on && (term.heldUntil === null || on <= term.heldUntil));
        expect(now === "valid" || now === "in_review").toBe(held);
        if (on < each.issuedOn) expect(now).toBe("not_yet");
        else if (each.withdrawnOn !== null && on >= each.withdrawnOn) expect(now).toBe("withdrawn");
      }),
    );
  });
});

describe("months", () => {
  it("added and taken away again lead to the same day or to the end of a shorter month", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 240 }), (from, count) => {
        const back = addMonths(addMonths(from, count), -count);
        expect(back.slice(0, 7)).toBe(from.slice(0, 7));
        expect(back <= from).toBe(true);
        expect(Number(from.slice(8)) - Number(back.slice(8))).toBeLessThanOrEqual(3);
      }),
    );
  });
});
