import type { Locale } from "~/i18n/locales";
import { localDateTime } from "~/values/business-day";
import { eventTitle } from "./event-time-text";
import type { AttendanceMode, EventStatus } from "./vocabulary";

interface DescribedEvent {
  titleZh: string;
  titleEn: string | null;
  startsAt: number;
  endsAt: number;
  attendanceMode: AttendanceMode;
  venue: string | null;
  summaryZh: string | null;
  summaryEn: string | null;
  status: EventStatus;
  seatsLeft: number | null;
  organisers: { owner: { zh: string; en: string } };
}

const MODES: Record<AttendanceMode, string> = {
  venue: "OfflineEventAttendanceMode",
  online: "OnlineEventAttendanceMode",
  both: "MixedEventAttendanceMode",
};

/** The event in the words of schema.org, for search engines. */
export function eventStructuredData(event: DescribedEvent, url: string, locale: Locale) {
  const place = event.venue === null ? [] : [{ "@type": "Place", name: event.venue, address: event.venue }];
  const online = event.attendanceMode === "venue" ? [] : [{ "@type": "VirtualLocation", url }];
  const locations = event.attendanceMode === "online" ? online : [...place, ...online];
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name: eventTitle(event, locale),
    startDate: `${localDateTime(event.startsAt)}:00+08:00`,
    endDate: `${localDateTime(event.endsAt)}:00+08:00`,
    eventStatus: `https://schema.org/${event.status === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${MODES[event.attendanceMode]}`,
    location: locations.length === 1 ? locations[0] : locations,
    description: (locale === "en" ? event.summaryEn : event.summaryZh) ?? event.summaryZh ?? undefined,
    organizer: {
      "@type": "Organization",
      name: locale === "en" ? event.organisers.owner.en : event.organisers.owner.zh,
    },
    url,
  };
}
