import { dayOfInstant, daysBetween } from "~/values/business-day";
import type { BackupRecord } from "./backup-record";

export interface BackupKeeping {
  keepDaily: number;
  keepWeekly: number;
  keepMonthly: number;
}

export const DEFAULT_KEEPING: BackupKeeping = { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 };

/** A backup that somebody asked for, or that was taken before an upgrade or a restore, is kept that long whatever the rule says. */
export const DAYS_OF_GRACE = 30;
const DAY_MS = 86_400_000;
const A_MONDAY = "2026-01-05";

/**
 * Which backups go: all but the newest of each of the last days, weeks and months, as many as are to be kept. A failed one counts
 * for nothing and goes after a month. The newest sound one never goes.
 */
export function backupsToRemove(
  records: readonly BackupRecord[],
  { keepDaily, keepWeekly, keepMonthly }: BackupKeeping,
  now: number,
): string[] {
  const newestFirst = records.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const sound = newestFirst.filter(({ state }) => state === "sound");
  const kept = new Set(sound.slice(0, 1).map(({ name }) => name));
  const keepNewestOf = (periodOf: (day: string) => string, count: number) => {
    const seen = new Set<string>();
    for (const { name, at } of sound) {
      const period = periodOf(dayOfInstant(at));
      if (seen.has(period)) continue;
      if (seen.size === count) return;
      seen.add(period);
      kept.add(name);
    }
  };
  keepNewestOf((day) => day, keepDaily);
  keepNewestOf((day) => String(Math.floor(daysBetween(A_MONDAY, day) / 7)), keepWeekly);
  keepNewestOf((day) => day.slice(0, 7), keepMonthly);
  for (const { name, at, trigger, state } of newestFirst)
    if ((trigger !== "scheduled" || state === "failed") && now - at < DAYS_OF_GRACE * DAY_MS) kept.add(name);
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
