import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backupsToRemove, DEFAULT_KEEPING } from "./backup-keeping";
import { BACKUP_TRIGGERS, newRecord, type BackupRecord } from "./backup-record";

const DAY = 86_400_000;
const NOW = Date.parse("2026-10-20T03:00:00+08:00");
const daysAgo = (days: number, changes: Partial<BackupRecord> = {}): BackupRecord => ({
  ...newRecord(changes.trigger ?? "scheduled", NOW - days * DAY),
  state: "sound",
  ...changes,
});
const kept = (records: BackupRecord[], keeping = DEFAULT_KEEPING) => {
  const gone = new Set(backupsToRemove(records, keeping, NOW));
  return records.filter(({ name }) => !gone.has(name));
};

describe("which backups are kept", () => {
  it("of three years of daily ones: 7 days, 4 weeks and 12 months, each by its newest", () => {
    const records = Array.from({ length: 1_095 }, (_, days) => daysAgo(days));
    const days = kept(records).map(({ at }) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));
    expect(days).toEqual([
      ...["2026-10-20", "2026-10-19", "2026-10-18", "2026-10-17", "2026-10-16", "2026-10-15", "2026-10-14"],
      ...["2026-10-11", "2026-10-04"],
      ...["2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31"],
      ...["2026-02-28", "2026-01-31", "2025-12-31", "2025-11-30"],
    ]);
  });

  it("of several a day only the newest, once the day is over and the newer days are enough", () => {
    const records = [daysAgo(0), daysAgo(0.1), daysAgo(1), daysAgo(1.05)];
    expect(kept(records, { keepDaily: 2, keepWeekly: 0, keepMonthly: 0 })).toEqual([records[0], records[2]]);
  });

  it("a backup before an upgrade and one that somebody asked for stay a month", () => {
    const records = [daysAgo(0), daysAgo(29, { trigger: "upgrade" }), daysAgo(31, { trigger: "manual" })];
    expect(kept(records, { keepDaily: 1, keepWeekly: 0, keepMonthly: 0 })).toEqual(records.slice(0, 2));
  });

  it("a failed one takes nobody's place, and goes after a month", () => {
    const records = [daysAgo(0, { state: "failed" }), daysAgo(1), daysAgo(40, { state: "failed" })];
    expect(kept(records, { keepDaily: 1, keepWeekly: 0, keepMonthly: 0 })).toEqual(records.slice(0, 2));
  });

  it("the newest sound one is never removed, whatever the rule and the clock say", () => {
    const record = fc
      .record({
        days: fc.integer({ min: -400, max: 3_000 }),
        trigger: fc.constantFrom(...BACKUP_TRIGGERS),
        state: fc.constantFrom("sound", "failed"),
      })
      .map(({ days, trigger, state }) => daysAgo(days, { trigger, state }));
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(
        fc.uniqueArray(record, { selector: ({ name }) => name, maxLength: 60 }),
        fc.record({ keepDaily: count, keepWeekly: count, keepMonthly: count }),
        (records, keeping) => {
          const newest = records.filter(({ state }) => state === "sound").sort((a, b) => b.at - a.at)[0];
          const left = kept(records, keeping);
          if (newest) expect(left.some(({ at, state }) => at === newest.at && state === "sound")).toBe(true);
          expect(backupsToRemove(left, keeping, NOW)).toEqual([]);
        },
      ),
      { seed: 7 },
    );
  });
});
