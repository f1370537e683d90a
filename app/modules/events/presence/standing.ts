import type { Standing } from "../vocabulary";

/** What is known of a person at an event, from its door and from the list of attendance. */
export interface KnownPresence {
  isSignedIn: boolean;
  /** As it was recorded for the event as a whole. */
  atEvent: Standing | null;
  /** As it was recorded for sessions. */
  atSessions: ReadonlyMap<number, Standing>;
}

/** Whoever came in by the door or was at a session was at the event, whatever else is written of the person. */
export function wasSeen({ isSignedIn, atSessions }: Pick<KnownPresence, "isSignedIn" | "atSessions">): boolean {
  return isSignedIn || [...atSessions.values()].includes("present");
}

/** @returns null while nothing is known */
export function standingAtEvent(known: KnownPresence): Standing | null {
  return wasSeen(known) ? "present" : known.atEvent;
}

/** Whoever is excused from the event is excused from its sessions, as long as nothing else is known. */
export function standingAtSession(known: KnownPresence, sessionId: number): Standing | null {
  return known.atSessions.get(sessionId) ?? (standingAtEvent(known) === "excused" ? "excused" : null);
}

/** Once an event is over at which attendance was taken by name, whoever was neither there nor excused did not come. */
export function isNoShow(standing: Standing | null): boolean {
  return standing !== "present" && standing !== "excused";
}

export interface StandingCounts {
  present: number;
  absent: number;
  excused: number;
  /** Of whom nothing is known yet. */
  open: number;
}

export function countStandings(standings: readonly (Standing | null)[]): StandingCounts {
  const counts: StandingCounts = { present: 0, absent: 0, excused: 0, open: 0 };
  for (const standing of standings) counts[standing ?? "open"] += 1;
  return counts;
}
