import { addDays, dayOfInstant, daysBetween, timeOfInstant } from "~/values/business-day";
import type { EventInput } from "../event-form";
import type { SeriesPart } from "./vocabulary";

const TEXTS = ["titleZh", "titleEn", "summaryZh", "summaryEn", "organiserContact"] as const;
const PLACE = ["attendanceMode", "venue", "onlineAddress"] as const;

/** The fields of an event that one can hand on; a time is its time of day, which stays on the other event's own day. */
export type HandedOn = (typeof TEXTS)[number] | (typeof PLACE)[number] | "startsAt" | "endsAt";

/**
 * What an event becomes that takes over parts of another one. It stays on its day, lasts as long as the other, and its registration
 * closes as long before it as it did.
 */
export function takenOver(
  from: EventInput,
  event: EventInput,
  parts: readonly SeriesPart[],
): { input: EventInput; changed: HandedOn[] } {
  const input = { ...event };
  const take = <Key extends HandedOn>(keys: readonly Key[]) => {
    for (const key of keys) input[key] = from[key];
  };
  if (parts.includes("texts")) take(TEXTS);
  if (parts.includes("place")) take(PLACE);
  if (parts.includes("times")) {
    const days = daysBetween(from.startsAt.slice(0, 10), from.endsAt.slice(0, 10));
    const day = event.startsAt.slice(0, 10);
    input.startsAt = `${day}${from.startsAt.slice(10)}`;
    input.endsAt = `${addDays(day, days)}${from.endsAt.slice(10)}`;
    if (event.registrationClosesAt !== null)
      input.registrationClosesAt = moved(event.registrationClosesAt, event.startsAt, input.startsAt);
  }
  const changed = ([...TEXTS, ...PLACE, "startsAt", "endsAt"] as const).filter((key) => input[key] !== event[key]);
  return { input, changed };
}

/** A local time moved by as much as another one was. */
function moved(localTime: string, from: string, to: string): string {
  const at = (text: string) => Date.parse(`${text}:00+08:00`);
  const instant = at(localTime) + at(to) - at(from);
  return `${dayOfInstant(instant)}T${timeOfInstant(instant)}`;
}
