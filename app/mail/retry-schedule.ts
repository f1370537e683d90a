const MINUTE = 60_000;

/**
 * Minutes until the next try after the 1st, 2nd, … failed one: doubling from one minute to at most six hours, and so that
 * the last try is 24 hours after the first.
 */
const PAUSES_MINUTES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 209] as const;

export const LONGEST_PAUSE_MS = Math.max(...PAUSES_MINUTES) * MINUTE;

/** @returns milliseconds until the next try, or null when it is time to give up */
export function pauseAfter(attempts: number): number | null {
  const minutes = PAUSES_MINUTES[attempts - 1];
  return minutes === undefined ? null : minutes * MINUTE;
}
