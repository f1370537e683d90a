import { describe, expect, it } from "vitest";
import { membershipOn } from "./membership";

describe("membership on a day", () => {
  it.each([
    [null, null, "never"],
    ["2026-07-01", null, "member"],
    ["2026-09-30", null, "member"],
    ["2026-10-01", null, "never"],
    ["2020-01-01", "2026-09-30", "member"],
    ["2020-01-01", "2026-09-29", "former"],
    ["2026-10-01", "2026-12-31", "never"],
  ] as const)("since %s until %s: %s", (memberSince, memberUntil, expected) => {
    expect(membershipOn({ memberSince, memberUntil }, "2026-09-30")).toBe(expected);
  });
});
