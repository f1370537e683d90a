import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { commonDays, spanHolds, type DaySpan } from "./day-span";

const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays("2026-01-01", count));
const span: fc.Arbitrary<DaySpan> = fc
  .record({ from: fc.option(day), until: fc.option(day) })
  .filter(({ from, until }) => from === null || until === null || from <= until);

describe("a time with a first and a last day", () => {
  it("holds both of them and nothing outside", () => {
    const march: DaySpan = { from: "2026-03-01", until: "2026-03-31" };
    expect(["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map((on) => spanHolds(march, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("has in common with another exactly the days that both hold", () => {
    fc.assert(
      fc.property(span, span, day, (one, other, on) => {
        const common = commonDays(one, other);
        expect(common !== null && spanHolds(common, on)).toBe(spanHolds(one, on) && spanHolds(other, on));
      }),
    );
  });

  it("that ends on the day before another begins has no day in common with it", () => {
    expect(commonDays({ from: null, until: "2026-08-14" }, { from: "2026-08-15", until: null })).toBeNull();
    expect(commonDays({ from: null, until: "2026-08-15" }, { from: "2026-08-15", until: null })).toEqual({
      from: "2026-08-15",
      until: "2026-08-15",
    });
  });
});
