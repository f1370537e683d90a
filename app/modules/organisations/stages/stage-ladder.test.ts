import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/values/business-day";
import { findOnLadder, skippedBelow, stageOn, type StageTransition } from "./stage-ladder";
import { STAGE_STEPS } from "./vocabulary";

const taken: StageTransition[] = [
  { step: "became_enterprise", day: "2015-03-01" },
  { step: "joint_stock", day: "2021-06-30" },
];

describe("the ladder from sole trader to listed company", () => {
  it.each<[StageTransition, string]>([
    [{ step: "listed", day: "2024-01-01" }, "allowed"],
    [{ step: "listed", day: "2021-06-30" }, "allowed"],
    [{ step: "listed", day: "2021-06-29" }, "out_of_order"],
    [{ step: "above_scale", day: "2018-01-01" }, "allowed"],
    [{ step: "above_scale", day: "2015-02-28" }, "out_of_order"],
    [{ step: "above_scale", day: "2021-07-01" }, "out_of_order"],
    [{ step: "joint_stock", day: "2022-01-01" }, "repeated"],
  ])("adds %o: %s", (transition, kind) => {
    expect(findOnLadder(transition, taken).kind).toBe(kind);
  });

  it("names the steps that were skipped and does not refuse them", () => {
    expect(findOnLadder({ step: "listed", day: "2024-01-01" }, taken)).toEqual({
      kind: "allowed",
      skipped: ["above_scale"],
    });
    expect(skippedBelow("listed", [])).toEqual(["became_enterprise", "above_scale", "joint_stock"]);
    expect(skippedBelow("became_enterprise", [])).toEqual([]);
  });

  it("says how high a firm stood on a day", () => {
    expect(["2015-02-28", "2015-03-01", "2021-06-29", "2021-06-30"].map((day) => stageOn(taken, day))).toEqual([
      null,
      "became_enterprise",
      "became_enterprise",
      "joint_stock",
    ]);
  });

  it("in whatever order steps are written down, a firm never comes down the ladder as time goes on", () => {
    const day = fc.integer({ min: 0, max: 100 }).map((count) => addDays("2020-01-01", count));
    fc.assert(
      fc.property(fc.array(fc.record({ step: fc.constantFrom(...STAGE_STEPS), day }), { maxLength: 10 }), (entered) => {
        const kept: StageTransition[] = [];
        for (const each of entered) if (findOnLadder(each, kept).kind === "allowed") kept.push(each);
        const heights = Array.from({ length: 101 }, (_, index) => {
          const stage = stageOn(kept, addDays("2020-01-01", index));
          return stage === null ? -1 : STAGE_STEPS.indexOf(stage);
        });
        expect(heights).toEqual([...heights].sort((a, b) => a - b));
      }),
    );
  });
});
