import type { PresenceMode } from "./vocabulary";

/** The counted numbers of an event as a page shows them, as one hidden field: `2026-10-22/venue=180,2026-10-23/online=20`. */
export function writeCountsSeen(days: readonly { day: string; mode: PresenceMode; counted: number | null }[]): string {
  return days.flatMap(({ day, mode, counted }) => (counted === null ? [] : [`${day}/${mode}=${counted}`])).join(",");
}

/** @returns the number that was shown of the day, or null when none was */
export function countSeen(text: string | null, day: string, mode: PresenceMode): number | null {
  const start = `${day}/${mode}=`;
  const found = text?.split(",").find((each) => each.startsWith(start));
  return found === undefined ? null : Number(found.slice(start.length));
}
