import type { DataRequestOutcome, DataRequestState } from "./vocabulary";

/** An answer decides; without one the last day does, which is itself still in time. */
export function dataRequestState(
  { outcome, dueOn }: { outcome: DataRequestOutcome | null; dueOn: string },
  today: string,
): DataRequestState {
  return outcome ?? (dueOn < today ? "late" : "waiting");
}
