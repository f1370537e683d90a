import type { MessageKey } from "~/i18n/messages";
import type { MeetingState } from "./vocabulary";

export interface MeetingLife {
  day: string;
  convenedAt: number | null;
  heldAt: number | null;
  cancelledAt: number | null;
}

/** Null when the step is allowed, else the reason why not. */
type WhyNot = MessageKey | null;

export function meetingState({ convenedAt, heldAt, cancelledAt }: Omit<MeetingLife, "day">): MeetingState {
  if (cancelledAt !== null) return "cancelled";
  if (heldAt !== null) return "held";
  return convenedAt !== null ? "convened" : "planned";
}

const SETTLED: Record<"held" | "cancelled", MessageKey> = {
  held: "meeting.refused.held",
  cancelled: "meeting.refused.cancelled",
};

function settled(meeting: MeetingLife): WhyNot {
  const state = meetingState(meeting);
  return state === "held" || state === "cancelled" ? SETTLED[state] : null;
}

export function whyNotConvene(meeting: MeetingLife): WhyNot {
  return settled(meeting) ?? (meeting.convenedAt !== null ? "meeting.refused.convened" : null);
}

/** What is told of a meeting may be put right until it was held. */
export function whyNotChange(meeting: MeetingLife): WhyNot {
  return settled(meeting);
}

/** A meeting was held when its day has come and somebody was there. */
export function whyNotHold(meeting: MeetingLife, there: number, today: string): WhyNot {
  if (meeting.day > today) return settled(meeting) ?? "meeting.refused.notYet";
  return settled(meeting) ?? (there === 0 ? "meeting.refused.nobodyThere" : null);
}

export function whyNotCancel(meeting: MeetingLife): WhyNot {
  return settled(meeting);
}

/** Attendance is written down from the day of the meeting on, until the minutes are approved. */
export function whyNotAttended(meeting: MeetingLife, minutesApproved: boolean, today: string): WhyNot {
  if (meeting.cancelledAt !== null) return "meeting.refused.cancelled";
  if (minutesApproved) return "minutes.refused.approved";
  return meeting.day > today ? "meeting.refused.notYet" : null;
}
