import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { chairSequence, holdsOn, lastDayOfTerm, overlap, whyNotSeated, type MandateIdentity } from "./mandate-days";

const seat = (values: Partial<MandateIdentity>): MandateIdentity => ({
  id: 1,
  personName: "李敏",
  organisationId: 7,
  role: "member",
  fromDay: "2026-01-01",
  untilDay: "2026-12-31",
  ...values,
});

describe("the days of a mandate", () => {
  it("include the first and the last", () => {
    const days = { fromDay: "2026-01-01", untilDay: "2026-06-30" };
    expect(["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map((day) => holdsOn(days, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsOn({ fromDay: "2026-01-01", untilDay: null }, "2099-01-01")).toBe(true);
  });

  it("of two mandates overlap exactly when both hold on some day", () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }));
    fc.assert(
      fc.property(span, span, ([a, lengthA], [b, lengthB]) => {
        const days = (from: number, length: number | null) => ({
          fromDay: addDays("2026-01-01", from),
          untilDay: length === null ? null : addDays("2026-01-01", from + length),
        });
        const [one, other] = [days(a, lengthA), days(b, lengthB)];
        const common = Array.from({ length: 70 }, (_, at) => addDays("2026-01-01", at)).some(
          (day) => holdsOn(one, day) && holdsOn(other, day),
        );
        expect(overlap(one, other)).toBe(common);
      }),
    );
  });

  it("end the day before the same day of the month", () => {
    expect(lastDayOfTerm("2026-01-01", 12)).toBe("2026-12-31");
    expect(lastDayOfTerm("2026-03-15", 6)).toBe("2026-09-14");
  });
});

describe("a seat in a body", () => {
  it("is not held twice by the same person at a time, however the name is spaced", () => {
    expect(whyNotSeated(seat({ personName: "李 敏", fromDay: "2026-12-31" }), [seat({})])?.key).toBe(
      "mandate.problem.same",
    );
    expect(whyNotSeated(seat({ fromDay: "2027-01-01", untilDay: null }), [seat({})])).toBeNull();
    expect(whyNotSeated(seat({ role: "expert" }), [seat({})])).toBeNull();
    expect(whyNotSeated(seat({ organisationId: 8 }), [seat({})])).toBeNull();
    expect(whyNotSeated(seat({}), [seat({})], 1)).toBeNull();
  });

  it("in the rotating chair is one person's at a time", () => {
    const chair = seat({ role: "rotating_chair", personName: "王芳" });
    expect(whyNotSeated(seat({ role: "rotating_chair" }), [chair])?.key).toBe("mandate.problem.chairTaken");
    expect(whyNotSeated(seat({ role: "rotating_chair", fromDay: "2027-01-01" }), [chair])).toBeNull();
  });

  it("in the rotating chair comes in its turn, and vacant days are told", () => {
    const terms = [
      seat({ id: 2, role: "rotating_chair", personName: "乙", fromDay: "2026-07-11", untilDay: "2026-12-31" }),
      seat({ id: 1, role: "rotating_chair", personName: "甲", fromDay: "2026-01-01", untilDay: "2026-06-30" }),
      seat({ id: 3, role: "rotating_chair", personName: "丙", fromDay: "2027-01-01", untilDay: null }),
      seat({ id: 4 }),
    ];
    expect(
      chairSequence(terms, "2026-08-01").map(({ personName, position, when, vacantDaysBefore }) => [
        position,
        personName,
        when,
        vacantDaysBefore,
      ]),
    ).toEqual([
      [1, "甲", "past", 0],
      [2, "乙", "present", 10],
      [3, "丙", "future", 0],
    ]);
  });
});
