import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFile, type CalendarEvent } from "./calendar-file";

const event = (values: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "event-7@weft.example",
  title: "主配协同对接会 · 液压专场",
  startsAt: Date.parse("2026-10-22T06:00:00Z"),
  endsAt: Date.parse("2026-10-22T09:30:00Z"),
  place: "长沙国际会展中心 W2",
  description: null,
  url: "https://weft.example/public/events/7",
  sequence: 3,
  changedAt: Date.parse("2026-10-01T00:00:00Z"),
  cancelled: false,
  ...values,
});

/** Reads a property back the way a calendar does. */
function property(file: string, name: string): string | undefined {
  const line = file
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .find((each) => each.startsWith(`${name}:`));
  return line
    ?.slice(name.length + 1)
    .replace(/\\([\\;,nN])/g, (_whole, character: string) => (character.toLowerCase() === "n" ? "\n" : character));
}

describe("the calendar file of an event", () => {
  it("gives times in UTC and says when the event is cancelled", () => {
    const file = calendarFile(event());
    expect([property(file, "DTSTART"), property(file, "DTEND"), property(file, "STATUS")]).toEqual([
      "20261022T060000Z",
      "20261022T093000Z",
      "CONFIRMED",
    ]);
    expect(property(calendarFile(event({ cancelled: true })), "STATUS")).toBe("CANCELLED");
  });

  it("keeps any text and never lets it become a line of its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const file = calendarFile(event({ title: text, description: `甲\nATTENDEE:x;y,z\\${text}` }));

        const kept = (value: string) =>
          value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "").replace(/\r\n?/g, "\n");
        expect(property(file, "SUMMARY")).toBe(kept(text));
        expect(property(file, "DESCRIPTION")).toBe(kept(`甲\nATTENDEE:x;y,z\\${text}`));
        expect(property(file, "ATTENDEE")).toBeUndefined();
      }),
    );
  });

  it("folds lines at 75 bytes without cutting a character", () => {
    const file = calendarFile(event({ description: "织网".repeat(120) }));
    for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(file).not.toContain("\uFFFD");
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});
