import type { Locale } from "~/i18n/locales";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const CHINESE_DAY = new Intl.DateTimeFormat("zh-CN", { timeZone: "UTC", month: "long", day: "numeric" });
const CHINESE_DAY_AND_YEAR = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "UTC",
  year: "numeric",
  month: "long",
  day: "numeric",
});

function dayText(day: string, locale: Locale, withYear: boolean): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (locale === "en")
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${withYear ? ` ${date.getUTCFullYear()}` : ""}`;
  return (withYear ? CHINESE_DAY_AND_YEAR : CHINESE_DAY).format(date);
}

/** Such as `22 Oct 2026, 14:00–17:30`; over several days both ends with their day. */
export function eventTimeText(event: { startsAt: number; endsAt: number }, locale: Locale): string {
  const [firstDay, lastDay] = [dayOfInstant(event.startsAt), dayOfInstant(event.endsAt)];
  const [from, to] = [timeOfInstant(event.startsAt), timeOfInstant(event.endsAt)];
  const gap = locale === "en" ? ", " : " ";
  const first = `${dayText(firstDay, locale, true)}${gap}${from}`;
  if (firstDay === lastDay) return from === to ? first : `${first}–${to}`;
  return `${first} – ${dayText(lastDay, locale, firstDay.slice(0, 4) !== lastDay.slice(0, 4))}${gap}${to}`;
}

/** Such as `22 Oct 2026, 14:00`. */
export function momentText(instant: number, locale: Locale): string {
  return eventTimeText({ startsAt: instant, endsAt: instant }, locale);
}

const CHINESE_MONTH = new Intl.DateTimeFormat("zh-CN", { timeZone: "UTC", month: "numeric" });

/** The month of a day, short. */
export function monthText(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`);
  return locale === "en" ? MONTHS[date.getUTCMonth()]! : CHINESE_MONTH.format(date);
}

/** `2026-10-22`, or `2026-10-22 – 2026-10-24`, for lists. */
export function eventDaysText(event: { startDay: string; endDay: string }): string {
  return event.startDay === event.endDay ? event.startDay : `${event.startDay} – ${event.endDay}`;
}

/** The title in the reader's language; Chinese where no English title was written. */
export function eventTitle(event: { titleZh: string; titleEn: string | null }, locale: Locale): string {
  return locale === "en" ? (event.titleEn ?? event.titleZh) : event.titleZh;
}
