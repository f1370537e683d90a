/** So far a clock may be put right from time to time. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Whether what was written then was written under a clock that has been set back since: what it says of the time is not believed. */
export function isWrittenUnderAnotherClock(writtenAt: number, now: number): boolean {
  return writtenAt - now > CLOCK_TOLERANCE_MS;
}
