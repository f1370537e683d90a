import { describe, expect, it } from "vitest";
import { isStepOverdue, nextStages, whyNotMove } from "./outcome-stages";

describe("the stages of an outcome", () => {
  it.each([
    ["declared", "signed under_way done given_up"],
    ["signed", "under_way done given_up"],
    ["under_way", "done given_up"],
    ["done", "under_way"],
    ["given_up", "declared signed under_way"],
  ] as const)("from %s it goes to %s and nowhere else", (stage, to) => {
    expect(nextStages(stage).join(" ")).toBe(to);
  });

  it.each([
    ["signed", "2026-10-20", null],
    ["signed", "2026-10-01", null],
    ["signed", "2026-10-21", "outcome.refused.future"],
    ["signed", "2026-09-30", "outcome.refused.beforeLast"],
    ["declared", "2026-10-20", "outcome.refused.stage"],
  ] as const)("what was declared on 1 October becomes %s on %s: %s", (stage, day, reason) => {
    expect(whyNotMove({ stage: "declared", day: "2026-10-01" }, { stage, day }, "2026-10-20")).toBe(reason);
  });

  it.each([
    ["under_way", "2026-10-19", true],
    ["under_way", "2026-10-20", false],
    ["under_way", null, false],
    ["done", "2026-10-19", false],
    ["given_up", "2026-10-19", false],
  ] as const)("%s with a next step due on %s is overdue on 20 October: %s", (stage, nextStepDue, overdue) => {
    expect(isStepOverdue({ stage, nextStepDue }, "2026-10-20")).toBe(overdue);
  });
});
