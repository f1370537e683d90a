import { describe, expect, it } from "vitest";
import { mayBecome } from "./application-lifecycle";
import { APPLICATION_STATES } from "./vocabulary";

describe("an application", () => {
  it.each([
    ["received", ["under_review", "approved", "declined", "withdrawn"]],
    ["under_review", ["approved", "declined", "withdrawn"]],
    ["approved", []],
    ["declined", ["under_review"]],
    ["withdrawn", []],
  ] as const)("that is %s may become %j", (from, expected) => {
    expect(APPLICATION_STATES.filter((to) => mayBecome(from, to))).toEqual(expected);
  });
});
