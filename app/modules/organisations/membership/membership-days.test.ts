import { describe, expect, it } from "vitest";
import { decideMembershipDays, type RecordedMembership } from "./membership-days";

const first: RecordedMembership = { id: 1, joinedOn: "2020-01-01", leftOn: "2022-12-31", plain: true };
const second: RecordedMembership = { id: 2, joinedOn: "2024-01-01", leftOn: null, plain: true };

describe("what the two days of a form or an import mean", () => {
  it.each<[string, RecordedMembership[], string | null, string | null, object]>([
    ["nothing for who never was a member", [], null, null, { change: "none" }],
    ["a first membership", [], "2024-01-01", null, { change: "begin" }],
    ["nothing when they are as recorded", [first], "2020-01-01", "2022-12-31", { change: "none" }],
    ["a leaving", [second], "2024-01-01", "2026-06-30", { change: "set", id: 2, remove: [] }],
    ["a corrected first day", [second], "2023-12-01", null, { change: "set", id: 2, remove: [] }],
    ["coming back, when they begin after the leaving", [first], "2024-01-01", null, { change: "begin" }],
    ["that a mistaken membership goes", [second], null, null, { change: "remove", id: 2 }],
    ["the undo of coming back", [first, second], "2020-01-01", "2022-12-31", { change: "set", id: 1, remove: [2] }],
  ])("%s", (_name, recorded, memberSince, memberUntil, expected) => {
    expect(decideMembershipDays(recorded, { memberSince, memberUntil })).toEqual(expected);
  });

  it("never let a list throw away what else is recorded", () => {
    const rich = { ...second, plain: false };
    expect(decideMembershipDays([rich], { memberSince: null, memberUntil: null })).toMatchObject({
      change: "refuse",
      key: "membership.days.hasHistory",
    });
    expect(decideMembershipDays([first, second], { memberSince: null, memberUntil: null }).change).toBe("refuse");
    expect(decideMembershipDays([first, rich], { memberSince: "2020-01-01", memberUntil: "2022-12-31" })).toMatchObject(
      { change: "refuse", key: "membership.days.overlap" },
    );
  });

  it("never overlap an earlier membership", () => {
    expect(decideMembershipDays([first, second], { memberSince: "2022-06-01", memberUntil: null })).toMatchObject({
      change: "refuse",
      key: "membership.days.overlap",
      params: { since: "2020-01-01", until: "2022-12-31" },
    });
  });
});
