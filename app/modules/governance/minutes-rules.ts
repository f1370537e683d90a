import type { MessageKey } from "~/i18n/messages";

export interface MinutesState {
  held: boolean;
  /** Number of the last saved text; 0 while there is none. */
  versions: number;
  approved: boolean;
}

type WhyNot = MessageKey | null;

/** Minutes are written once the meeting was held, and until they are approved. */
export function whyNotWrite({ held, approved }: MinutesState): WhyNot {
  if (approved) return "minutes.refused.approved";
  return held ? null : "minutes.refused.notHeld";
}

export function whyNotApprove(state: MinutesState): WhyNot {
  return whyNotWrite(state) ?? (state.versions === 0 ? "minutes.refused.nothingWritten" : null);
}

/** Before the approval the text itself is put right. */
export function whyNotCorrect({ approved }: MinutesState): WhyNot {
  return approved ? null : "minutes.refused.notApproved";
}
