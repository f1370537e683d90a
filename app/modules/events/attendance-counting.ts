import { daysOfPeriod, type Period } from "~/values/period";
import type { PresenceMode } from "./vocabulary";

/**
 * Counting rules of person-times. `event-queries.server.ts` says the same in SQL, and a test compares both.
 * - Per day and mode the counted number where one is recorded, else the number of sign-ins; the two are never added up.
 * - Venue and online are counted separately.
 * - A draft or a cancelled event counts nothing.
 */
export interface SignedIn {
  day: string;
  mode: PresenceMode;
}

export interface Counted extends SignedIn {
  people: number;
}

export interface DayAttendance {
  day: string;
  mode: PresenceMode;
  signedIn: number;
  /** Null where no number was recorded. */
  counted: number | null;
  personTimes: number;
  /** More people signed in than were counted: one of the two is wrong. */
  countedBelowSignedIn: boolean;
}

export function attendanceByDay(signIns: readonly SignedIn[], counts: readonly Counted[]): DayAttendance[] {
  const rows = new Map<string, DayAttendance>();
  const rowOf = ({ day, mode }: SignedIn): DayAttendance => {
    const key = `${day} ${mode}`;
    let row = rows.get(key);
    if (!row)
      rows.set(key, (row = { day, mode, signedIn: 0, counted: null, personTimes: 0, countedBelowSignedIn: false }));
    return row;
  };
  for (const signIn of signIns) rowOf(signIn).signedIn += 1;
  for (const count of counts) rowOf(count).counted = count.people;
  for (const row of rows.values()) {
    row.personTimes = row.counted ?? row.signedIn;
    row.countedBelowSignedIn = row.counted !== null && row.counted < row.signedIn;
  }
  return [...rows.values()].sort((a, b) => a.day.localeCompare(b.day) || b.mode.localeCompare(a.mode));
}

export function personTimes(
  event: { publishedAt: number | null; cancelledAt: number | null },
  signIns: readonly SignedIn[],
  counts: readonly Counted[],
  mode: PresenceMode,
): number {
  if (event.publishedAt === null || event.cancelledAt !== null) return 0;
  return attendanceByDay(signIns, counts)
    .filter((row) => row.mode === mode)
    .reduce((sum, row) => sum + row.personTimes, 0);
}

/**
 * An event, with all its days and person-times, belongs to the period in which its first day falls: a fair from 30 September
 * to 2 October is one event of the third quarter and is not split.
 */
export function belongsToPeriod(event: { startDay: string }, period: Period): boolean {
  const { firstDay, lastDay } = daysOfPeriod(period);
  return event.startDay >= firstDay && event.startDay <= lastDay;
}

/** Held: published, not cancelled, and over. */
export function wasHeld(
  event: { publishedAt: number | null; cancelledAt: number | null; endsAt: number },
  now: number,
): boolean {
  return event.publishedAt !== null && event.cancelledAt === null && event.endsAt <= now;
}
