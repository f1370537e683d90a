import type { MessageKey } from "~/i18n/messages";
import type { ResolutionState } from "./vocabulary";

export interface ResolutionLife {
  state: ResolutionState;
  decidedOn: string;
  dueDay: string | null;
}

type WhyNot = MessageKey | null;

export function isOverdue({ state, dueDay }: Pick<ResolutionLife, "state" | "dueDay">, today: string): boolean {
  return state === "open" && dueDay !== null && dueDay < today;
}

/** Only what was adopted and is still open can be done or withdrawn, and not before it was decided. */
export function whyNotClose(resolution: ResolutionLife, day: string, today: string): WhyNot {
  if (resolution.state === "rejected") return "resolution.refused.rejected";
  if (resolution.state !== "open") return "resolution.refused.closed";
  if (day > today) return "resolution.refused.future";
  return day < resolution.decidedOn ? "resolution.refused.beforeDecision" : null;
}

export function whyNotReopen({ state }: Pick<ResolutionLife, "state">): WhyNot {
  if (state === "rejected") return "resolution.refused.rejected";
  return state === "open" ? "resolution.refused.open" : null;
}
