import type { MessageKey } from "~/i18n/messages";

/** What a calendar address shows: events one takes part in or is responsible for, or all that are published. */
export const CALENDAR_KINDS = ["own", "published"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

export const CALENDAR_KIND_LABELS: Record<CalendarKind, MessageKey> = {
  own: "calendarFeed.kind.own",
  published: "calendarFeed.kind.published",
};
