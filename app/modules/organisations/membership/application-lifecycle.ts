import type { ApplicationState } from "./vocabulary";

/** From which states an application may come into each; who was declined may be looked at again, who was approved is a member. */
const FROM: Record<ApplicationState, readonly ApplicationState[]> = {
  received: [],
  under_review: ["received", "declined"],
  approved: ["received", "under_review"],
  declined: ["received", "under_review"],
  withdrawn: ["received", "under_review"],
};

export function mayBecome(from: ApplicationState, to: ApplicationState): boolean {
  return FROM[to].includes(from);
}

/** Waits for a decision. */
export const OPEN_STATES: readonly ApplicationState[] = ["received", "under_review"];
