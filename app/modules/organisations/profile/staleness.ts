import { dayOfInstant, startOfDay } from "~/values/business-day";

/** Months after which nobody is sure any more, unless the promoter says otherwise. */
export const DEFAULT_STALE_MONTHS = 12;
export const STALE_MONTHS_RANGE = { min: 1, max: 120 } as const;

/** When somebody was last sure of the data: confirmed them, or changed them. UTC ms. */
export function lastSureAt({ confirmedAt, updatedAt }: { confirmedAt: number | null; updatedAt: number }): number {
  return Math.max(confirmedAt ?? 0, updatedAt);
}

/**
 * Data of which somebody was last sure before this instant are stale: the first instant of the same day of the month so many months
 * ago; in a shorter month its last day.
 * @param months whole, 1 to 120
 */
export function staleBefore(now: number, months: number): number {
  const today = dayOfInstant(now);
  const [year, month, day] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)), Number(today.slice(8))];
  const count = year * 12 + (month - 1) - months;
  const [thenYear, thenMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const lastDay = new Date(Date.UTC(thenYear, thenMonth, 0)).getUTCDate();
  const two = (part: number) => String(part).padStart(2, "0");
  return startOfDay(`${thenYear}-${two(thenMonth)}-${two(Math.min(day, lastDay))}`);
}

export function isStale(data: { confirmedAt: number | null; updatedAt: number }, now: number, months: number): boolean {
  return lastSureAt(data) < staleBefore(now, months);
}
