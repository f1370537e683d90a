const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Wrong tries that are allowed within a span of time. */
interface Span {
  tries: number;
  ms: number;
}

/**
 * Soft and never permanent. Strangers together get 5 wrong tries in 15 minutes and 15 in an hour at one account; a browser on
 * which the owner signed in before has its own 5 in an hour, so that strangers cannot keep the owner out. Together that is at
 * most 20 checks an hour for an account.
 */
const STRANGERS: readonly Span[] = [
  { tries: 5, ms: 15 * MINUTE },
  { tries: 15, ms: HOUR },
];
const KNOWN_BROWSER: readonly Span[] = [{ tries: 5, ms: HOUR }];
const ADDRESS: readonly Span[] = [
  { tries: 30, ms: 15 * MINUTE },
  { tries: 60, ms: HOUR },
];

/** Failures are kept this long. */
export const FAILURES_KEPT_MS = HOUR;

function waitFor(failures: readonly number[], spans: readonly Span[], now: number): number {
  const waits = spans.map(({ tries, ms }) => {
    const within = failures.filter((at) => at > now - ms && at <= now).sort((a, b) => b - a);
    const decisive = within[tries - 1];
    return decisive === undefined ? 0 : decisive + ms - now;
  });
  return Math.max(0, ...waits);
}

/** @returns milliseconds until the next try is allowed; 0 when it is allowed now */
export function waitBeforeSignIn(
  failures: { account: readonly number[]; address: readonly number[] },
  knownBrowser: boolean,
  now: number,
): number {
  const account = waitFor(failures.account, knownBrowser ? KNOWN_BROWSER : STRANGERS, now);
  return knownBrowser ? account : Math.max(account, waitFor(failures.address, ADDRESS, now));
}
