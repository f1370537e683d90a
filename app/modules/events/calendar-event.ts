import type { Locale } from "~/i18n/locales";
import type { CalendarEvent } from "./calendar-file";
import { eventTitle } from "./event-time-text";

interface KnownEvent {
  id: number;
  titleZh: string;
  titleEn: string | null;
  startsAt: number;
  endsAt: number;
  venue: string | null;
  version: number;
  updatedAt: number;
  cancelledAt: number | null;
}

/** What a calendar is told of an event of ours: always the same event, whichever way it comes to the calendar. */
export function calendarEventOf(
  event: KnownEvent,
  {
    origin,
    locale,
    description = null,
    url,
  }: { origin: string; locale: Locale; description?: string | null; url: string },
): CalendarEvent {
  return {
    uid: `event-${event.id}@${new URL(origin).hostname}`,
    title: eventTitle(event, locale),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    place: event.venue,
    description,
    url,
    sequence: event.version,
    changedAt: event.updatedAt,
    cancelled: event.cancelledAt !== null,
  };
}
