import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { afterCorrection, afterMove, FROM_THE_START, regionOn, type RegionFrom } from "./registered-region";

describe("the region in which an organisation is registered", () => {
  const moved = afterMove([], "430104", "440305", "2026-08-15");

  it.each([
    ["2020-01-01", "430104"],
    ["2026-08-14", "430104"],
    ["2026-08-15", "440305"],
    ["2026-09-30", "440305"],
  ])("of a firm that moved on 2026-08-15 is on %s %s", (day, region) => {
    expect(regionOn(moved, "440305", day)).toBe(region);
  });

  it("is that of today for all days when it never moved", () => {
    expect(regionOn([], "430104", "1999-01-01")).toBe("430104");
  });

  it("is put right without a move where it was wrong", () => {
    expect(afterCorrection([], "430111")).toEqual([]);
    expect(afterCorrection(moved, "440306")).toEqual([
      { fromDay: FROM_THE_START, region: "430104" },
      { fromDay: "2026-08-15", region: "440306" },
    ]);
    expect(afterCorrection(moved, "430104")).toEqual([]);
  });

  it("follows what was said last about a day, and keeps every day before", () => {
    const region = fc.constantFrom("430104", "440305", "110108", null);
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01", days));
    fc.assert(
      fc.property(region, fc.array(fc.record({ region, day }), { maxLength: 12 }), (first, moves) => {
        let history: RegionFrom[] = [];
        let today = first;
        const expected = new Map<string, string | null>();
        const days = Array.from({ length: 402 }, (_, offset) => addDays("2025-12-31", offset));
        for (const each of days) expected.set(each, first);
        for (const move of moves) {
          history = afterMove(history, today, move.region, move.day);
          today = move.region;
          for (const each of days) if (each >= move.day) expected.set(each, move.region);
        }
        for (const each of days) expect(regionOn(history, today, each)).toBe(expected.get(each));
        const neighbours = history.slice(1).filter((entry, index) => entry.region === history[index]!.region);
        expect(neighbours).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
