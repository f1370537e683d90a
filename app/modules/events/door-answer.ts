import type { RegistrationStatus } from "./vocabulary";

/** What the door says to a ticket, each in words and with a sign of its own; its colour tells apart who may come in, whom to ask, and who may not. */
export const DOOR_ANSWERS = [
  "unknown",
  "replaced",
  "other_event",
  "event_closed",
  "cancelled",
  "waiting",
  "unconfirmed",
  "other_day",
  "already_in",
  "to_admit",
] as const;
export type DoorAnswer = (typeof DOOR_ANSWERS)[number];

/** What becomes of a scan: whom the door lets in is in. */
export type ScanAnswer = Exclude<DoorAnswer, "to_admit"> | "admitted";
export const SCAN_ANSWERS: readonly ScanAnswer[] = [
  ...DOOR_ANSWERS.filter((answer) => answer !== "to_admit"),
  "admitted",
];

/** What is known of the person that the code of a ticket names. */
export interface TicketFacts {
  eventId: number;
  /** Whether the proof belongs to who holds the seat now. */
  isGenuine: boolean;
  status: RegistrationStatus;
  isSignedIn: boolean;
}

/** The event at whose door the ticket is shown, and the day that is worked on there (`YYYY-MM-DD`). */
export interface Door {
  eventId: number;
  startDay: string;
  endDay: string;
  isOpen: boolean;
  day: string;
  today: string;
}

/**
 * The one answer to a ticket at a door. A code that names nobody and one whose proof is false of a person of another event are
 * alike unknown: whoever made it up learns nothing.
 */
export function doorAnswer(facts: TicketFacts | null, door: Door): DoorAnswer {
  if (!facts) return "unknown";
  if (!facts.isGenuine) return facts.eventId === door.eventId ? "replaced" : "unknown";
  if (facts.eventId !== door.eventId) return "other_event";
  if (facts.isSignedIn) return "already_in";
  if (!door.isOpen) return "event_closed";
  if (facts.status === "cancelled") return "cancelled";
  if (facts.status === "waiting" || facts.status === "offered" || facts.status === "lapsed") return "waiting";
  if (facts.status !== "confirmed") return "unconfirmed";
  if (door.day < door.startDay || door.day > door.endDay || door.day > door.today) return "other_day";
  return "to_admit";
}
