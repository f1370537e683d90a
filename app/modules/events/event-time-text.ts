import type { Locale } from "~/i18n/locales";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

function dayText(day: string, locale: Locale, withYear: boolean): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (locale === "en") return `${date} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ""}`;
  return `${withYear ? `${year}年` : ""}${month}月${date}日`;
}

/** `2026年10月22日 14:00–17:30`, `22 Oct 2026, 14:00–17:30`; over several days both ends with their day. */
export function eventTimeText(event: { startsAt: number; endsAt: number }, locale: Locale): string {
  const [firstDay, lastDay] = [dayOfInstant(event.startsAt), dayOfInstant(event.endsAt)];
  const [from, to] = [timeOfInstant(event.startsAt), timeOfInstant(event.endsAt)];
  const gap = locale === "en" ? ", " : " ";
  const first = `${dayText(firstDay, locale, true)}${gap}${from}`;
  if (firstDay === lastDay) return from === to ? first : `${first}–${to}`;
  return `${first} – ${dayText(lastDay, locale, firstDay.slice(0, 4) !== lastDay.slice(0, 4))}${gap}${to}`;
}

/** `2026-10-22`, or `2026-10-22 – 2026-10-24`, for lists. */
export function eventDaysText(event: { startDay: string; endDay: string }): string {
  return event.startDay === event.endDay ? event.startDay : `${event.startDay} – ${event.endDay}`;
}

/** The title in the reader's language; Chinese where no English title was written. */
export function eventTitle(event: { titleZh: string; titleEn: string | null }, locale: Locale): string {
  return locale === "en" ? (event.titleEn ?? event.titleZh) : event.titleZh;
}
