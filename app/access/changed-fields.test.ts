import { describe, expect, it } from "vitest";
import { changedFields } from "./changed-fields";

describe("the fields that a change changes", () => {
  it.each([
    ["nothing where all is said again", { name: "甲", version: 3 }, { name: "甲" }, []],
    ["what is said otherwise", { name: "甲", day: "2026-07-01" }, { name: "乙", day: "2026-07-01" }, ["name"]],
    ["nothing where a missing field becomes null", { name: "甲" }, { name: "甲", note: null }, []],
    ["a field that is emptied", { note: "a" }, { note: null }, ["note"]],
    [
      "lists and records by what stands in them",
      { tags: ["a", "b"], at: { day: 1 } },
      { tags: ["b", "a"], at: { day: 1 } },
      ["tags"],
    ],
  ])("are %s", (_case, before, after, fields) => {
    expect(changedFields(before, after)).toEqual(fields);
  });
});
