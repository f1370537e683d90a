/**
 * Business days are `YYYY-MM-DD` in Asia/Shanghai; instants are UTC milliseconds.
 * Shanghai has been UTC+8 without daylight saving since 1991-09-15; instants in this product are later than that.
 */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar, 1900-01-01 to 2199-12-31. */
export function isBusinessDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The business day on which an instant falls in Shanghai. */
export function dayOfInstant(instant: number): string {
  return new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Local time `HH:MM` of an instant in Shanghai. */
export function timeOfInstant(instant: number): string {
  return new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** The first instant of a business day in Shanghai. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS;
}

/** The first instant after a business day in Shanghai. */
export function endOfDay(day: string): number {
  return startOfDay(day) + DAY_MS;
}

/** @param time local `HH:MM` (24 hours) */
export function instantAt(day: string, time: string): number {
  return startOfDay(day) + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3, 5)) * 60_000;
}

/** What an HTML datetime-local input sends and shows: `YYYY-MM-DDTHH:MM` in Shanghai. */
export function localDateTime(instant: number): string {
  return `${dayOfInstant(instant)}T${timeOfInstant(instant)}`;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the same number that many months later, or the last of that month where it has no such day. */
export function addMonths(day: string, count: number): string {
  const [year, month, number] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(number, lastOfMonth))).toISOString().slice(0, 10);
}

/** Whole days from one business day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Every business day on which a span of instants touches, the end exclusive. */
export function daysOfSpan(startsAt: number, endsAt: number): string[] {
  const last = dayOfInstant(Math.max(startsAt, endsAt - 1));
  const days: string[] = [];
  for (let day = dayOfInstant(startsAt); day <= last && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}
