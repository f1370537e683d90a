import type { KeptProgramme } from "~db/schema";

/** The parts of a programme that one event can hand on to another. */
export type ProgrammePart = "sessions" | "ticketTypes" | "fields";
const PARTS = ["sessions", "ticketTypes", "fields"] as const satisfies readonly ProgrammePart[];

/** Why an event keeps its programme: somebody registered by it, or it would not hold the other one. */
export type ProgrammeStays = "registrations" | "tooShort";

/** What another programme would change in that of an event, each counted from the start of its own event. */
export function changedParts(from: KeptProgramme | null, own: KeptProgramme | null): ProgrammePart[] {
  return PARTS.filter((part) => JSON.stringify(from?.[part] ?? []) !== JSON.stringify(own?.[part] ?? []));
}

/**
 * What people chose must not be exchanged under them, and no session ends after its event.
 * @param event how many ever registered or were signed in, and its length in milliseconds
 */
export function whyProgrammeStays(
  from: KeptProgramme | null,
  event: { people: number; length: number },
): ProgrammeStays | null {
  if (event.people > 0) return "registrations";
  return (from?.sessions ?? []).some(({ ends }) => ends > event.length) ? "tooShort" : null;
}
