import type { Tone } from "~/ui/Tag";
import type { DoorAnswer } from "./door-answer";

/** What is shown at a door: an answer to a ticket, or that its holder has just been let in. */
export type ShownAnswer = DoorAnswer | "admitted";

/** The colour says what to do: let in, ask, or turn away. */
export const DOOR_TONES: Record<ShownAnswer, Tone> = {
  admitted: "ok",
  to_admit: "weft",
  already_in: "warn",
  waiting: "warn",
  unconfirmed: "warn",
  other_day: "warn",
  other_event: "bad",
  event_closed: "bad",
  cancelled: "bad",
  replaced: "bad",
  unknown: "bad",
};

const CALENDAR = "M8 2v4m8-4v4M3 10h18M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z";
const ENVELOPE = "M3 5h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm-1 2 10 7 10-7";
const HOURGLASS = "M5 22h14M5 2h14M7 22v-4q0-2 5-6 5 4 5 6v4M7 2v4q0 2 5 6 5-4 5-6V2";
const LOCK = "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zm2 0V7a5 5 0 0 1 10 0v4";

/** The sign tells the answers of one colour apart without reading: lines in a square of 24. */
export const DOOR_SIGNS: Record<ShownAnswer, string> = {
  admitted: "M20 6 9 17l-5-5",
  to_admit: "M15 3h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-4M3 12h12m-5-5 5 5-5 5",
  already_in: "M17 6 7 17l-5-5m20-4-8 9-2-2",
  waiting: HOURGLASS,
  unconfirmed: ENVELOPE,
  other_day: CALENDAR,
  other_event: "M7 17 17 7M7 7h10v10",
  event_closed: LOCK,
  cancelled: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM5 5l14 14",
  replaced: "M8 3 4 7l4 4M4 7h16m-4 14 4-4-4-4m4 4H4",
  unknown: "M18 6 6 18M6 6l12 12",
};
