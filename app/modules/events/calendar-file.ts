/** What a calendar needs to know of an event (RFC 5545). */
export interface CalendarEvent {
  /** Stable over all versions of the event. */
  uid: string;
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | null;
  description: string | null;
  url: string;
  /** Grows with every change. */
  sequence: number;
  changedAt: number;
  cancelled: boolean;
}

/** `20261022T060000Z`: instants are given in UTC, which every calendar shows in its reader's own time. */
function stamp(instant: number): string {
  return new Date(instant)
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\.\d{3}/, "");
}

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

function escaped(text: string): string {
  return text
    .replace(CONTROL, "")
    .replace(/\\/g, "\\\\")
    .replace(/;/g, "\\;")
    .replace(/,/g, "\\,")
    .replace(/\r\n?|\n/g, "\\n");
}

const LONGEST_LINE_BYTES = 75;

/** Lines are folded at 75 bytes, never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LONGEST_LINE_BYTES) {
      parts.push(part);
      part = " ";
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n");
}

function eventLines(event: CalendarEvent): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${stamp(event.changedAt)}`,
    `LAST-MODIFIED:${stamp(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    `URL:${event.url}`,
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

function calendar(properties: readonly string[], events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Weft//Events//EN",
    "CALSCALE:GREGORIAN",
    ...properties,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** One event to keep. */
export function calendarFile(event: CalendarEvent): string {
  return calendar(["METHOD:PUBLISH"], [event]);
}

/**
 * Takes an event out of a calendar that kept it (RFC 5546, section 3.2.5). Of two files of one sequence the later counts (section
 * 2.1.5), so that whoever registers anew can put the event back.
 */
export function calendarRemoval(event: CalendarEvent): string {
  return calendar(["METHOD:CANCEL"], [{ ...event, cancelled: true }]);
}

/** Events that a calendar program reads again and again. */
export function calendarFeed(name: string, events: readonly CalendarEvent[]): string {
  return calendar(
    [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, "REFRESH-INTERVAL;VALUE=DURATION:PT1H"],
    events,
  );
}
