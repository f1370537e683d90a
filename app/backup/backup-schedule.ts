import type { MessageKey } from "~/i18n/messages";
import { addDays, dayOfInstant, daysBetween, instantAt } from "~/values/business-day";

export const BACKUP_EVERY = ["six_hours", "day", "week"] as const;
export type BackupEvery = (typeof BACKUP_EVERY)[number];
export const BACKUP_EVERY_LABELS: Record<BackupEvery, MessageKey> = {
  six_hours: "backup.every.sixHours",
  day: "backup.every.day",
  week: "backup.every.week",
};

export interface BackupSchedule {
  every: BackupEvery;
  /** Of the day in Shanghai. */
  hour: number;
}

export const DEFAULT_SCHEDULE: BackupSchedule = { every: "day", hour: 2 };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const A_SUNDAY = "2026-01-04";
/** A backup of a large register takes a while, and a machine may be off over night. */
const PATIENCE_MS = 6 * HOUR_MS;
const DRILL_EVERY_MS = 7 * DAY_MS;

const INTERVAL_MS: Record<BackupEvery, number> = { six_hours: 6 * HOUR_MS, day: DAY_MS, week: 7 * DAY_MS };

/** The newest moment, not after now, at which a backup was to be taken. Weekly ones are taken on Sundays. */
export function lastScheduled({ every, hour }: BackupSchedule, now: number): number {
  const today = dayOfInstant(now);
  const at = (day: string) => instantAt(day, `${String(hour).padStart(2, "0")}:00`);
  if (every === "week") {
    const sinceSunday = ((daysBetween(A_SUNDAY, today) % 7) + 7) % 7;
    const sunday = at(addDays(today, -sinceSunday));
    return sunday <= now ? sunday : sunday - 7 * DAY_MS;
  }
  const interval = INTERVAL_MS[every];
  const first = at(today);
  return first + Math.floor((now - first) / interval) * interval;
}

/** @param lastTried when a backup was last begun, or when the product was first started */
export function isBackupDue(schedule: BackupSchedule, lastTried: number, now: number): boolean {
  return lastTried < lastScheduled(schedule, now);
}

/** Is the newest sound backup older than the schedule promises, with some patience? */
export function isBackupLate(schedule: BackupSchedule, newestSound: number, now: number): boolean {
  return newestSound < lastScheduled(schedule, now - PATIENCE_MS);
}

export function isDrillDue(lastDrill: number | null, oldestBackup: number, now: number): boolean {
  return now - (lastDrill ?? oldestBackup) >= DRILL_EVERY_MS;
}

/** A drill that did not run for a fortnight is a matter for a person. */
export function isDrillLate(lastDrill: number | null, oldestBackup: number, now: number): boolean {
  return now - (lastDrill ?? oldestBackup) >= 2 * DRILL_EVERY_MS;
}
