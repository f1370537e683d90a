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
  takesRegistrations: boolean;
  /** Last instant of registration. */
  closesAt: number;
  seatsLeft: number | null;
  /** How it stood when it was published, where that has changed since. */
  moved: { startsAt: number | null; attendanceMode: AttendanceMode | null };
  organisers: { owner: { zh: string; en: string } };
}

const MODES: Record<AttendanceMode, string> = {
  venue: "OfflineEventAttendanceMode",
  online: "OnlineEventAttendanceMode",
  both: "MixedEventAttendanceMode",
};

const time = (instant: number) => `${localDateTime(instant)}:00+08:00`;

function statusOf({ status, moved, attendanceMode }: DescribedEvent): string {
  if (status === "cancelled") return "EventCancelled";
  if (moved.startsAt !== null) return "EventRescheduled";
  return attendanceMode === "online" && moved.attendanceMode !== null ? "EventMovedOnline" : "EventScheduled";
}

/** The event in the words of schema.org, for search engines. */
export function eventStructuredData(event: DescribedEvent, url: string, locale: Locale) {
  const place = event.venue === null ? [] : [{ "@type": "Place", name: event.venue, address: event.venue }];
  const online = event.attendanceMode === "venue" ? [] : [{ "@type": "VirtualLocation", url }];
  const locations = event.attendanceMode === "online" ? online : [...place, ...online];
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name: eventTitle(event, locale),
    startDate: time(event.startsAt),
    endDate: time(event.endsAt),
    ...(event.moved.startsAt === null ? {} : { previousStartDate: time(event.moved.startsAt) }),
    eventStatus: `https://schema.org/${statusOf(event)}`,
    eventAttendanceMode: `https://schema.org/${MODES[event.attendanceMode]}`,
    location: locations.length === 1 ? locations[0] : locations,
    description: (locale === "en" ? event.summaryEn : event.summaryZh) ?? event.summaryZh ?? undefined,
    organizer: {
      "@type": "Organization",
      name: locale === "en" ? event.organisers.owner.en : event.organisers.owner.zh,
    },
    ...(event.takesRegistrations
      ? {
          offers: {
            "@type": "Offer",
            url,
            availability: `https://schema.org/${event.seatsLeft === 0 ? "SoldOut" : "InStock"}`,
            validThrough: time(event.closesAt),
          },
        }
      : {}),
    inLanguage: locale,
    url,
  };
}
