import { describe, expect, it } from "vitest";
import { isBackupDue, isBackupLate, isDrillDue, lastScheduled } from "./backup-schedule";

const at = (text: string) => Date.parse(`${text}+08:00`);
const daily = { every: "day", hour: 2 } as const;

describe("when a backup is taken by itself", () => {
  it.each([
    ["day", "2026-10-20T02:00:00", "2026-10-20T02:00:00"],
    ["day", "2026-10-20T01:59:59", "2026-10-19T02:00:00"],
    ["six_hours", "2026-10-20T09:30:00", "2026-10-20T08:00:00"],
    ["six_hours", "2026-10-20T01:30:00", "2026-10-19T20:00:00"],
    ["week", "2026-10-20T09:30:00", "2026-10-18T02:00:00"],
    ["week", "2026-10-18T01:00:00", "2026-10-11T02:00:00"],
  ] as const)("every %s, seen at %s, was last to be taken at %s", (every, now, expected) => {
    expect(lastScheduled({ every, hour: 2 }, at(now))).toBe(at(expected));
  });

  it("is once per scheduled time, and one that was missed is made up for", () => {
    expect(isBackupDue(daily, at("2026-10-20T02:00:01"), at("2026-10-20T23:00:00"))).toBe(false);
    expect(isBackupDue(daily, at("2026-10-19T02:00:01"), at("2026-10-20T09:00:00"))).toBe(true);
    expect(isBackupDue(daily, at("2026-10-19T09:00:00"), at("2026-10-20T01:00:00"))).toBe(false);
  });

  it("is late only after some hours of patience", () => {
    const yesterday = at("2026-10-19T02:00:05");
    expect(isBackupLate(daily, yesterday, at("2026-10-20T07:00:00"))).toBe(false);
    expect(isBackupLate(daily, yesterday, at("2026-10-20T08:00:00"))).toBe(true);
  });
});

it("a restore is rehearsed a week after the last one, or after the first backup", () => {
  expect(isDrillDue(null, at("2026-10-14T02:00:00"), at("2026-10-20T02:00:00"))).toBe(false);
  expect(isDrillDue(null, at("2026-10-13T02:00:00"), at("2026-10-20T02:00:00"))).toBe(true);
  expect(isDrillDue(at("2026-10-18T02:00:00"), at("2026-01-01T02:00:00"), at("2026-10-20T02:00:00"))).toBe(false);
});
