import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAILURES_KEPT_MS, waitBeforeSignIn } from "./sign-in-limits";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const none: number[] = [];

describe("how long somebody waits before the next try", () => {
  it("not at all after four wrong tries, and until the first is 15 minutes old after five", () => {
    const four = [0, MINUTE, 2 * MINUTE, 3 * MINUTE];
    expect(waitBeforeSignIn({ account: four, address: none }, false, 4 * MINUTE)).toBe(0);
    expect(waitBeforeSignIn({ account: [...four, 4 * MINUTE], address: none }, false, 4 * MINUTE)).toBe(11 * MINUTE);
    expect(waitBeforeSignIn({ account: [...four, 4 * MINUTE], address: none }, false, 15 * MINUTE)).toBe(0);
  });
  it("the owner's own browser is not kept out by strangers, nor by what others do at the same address", () => {
    const flood = Array.from({ length: 500 }, () => 0);
    expect(waitBeforeSignIn({ account: none, address: flood }, true, MINUTE)).toBe(0);
    expect(waitBeforeSignIn({ account: flood, address: none }, false, MINUTE)).toBeGreaterThan(0);
  });
  it("an address that tries many accounts waits too", () => {
    const thirty = Array.from({ length: 30 }, (_, index) => index);
    expect(waitBeforeSignIn({ account: none, address: thirty.slice(1) }, false, 100)).toBe(0);
    expect(waitBeforeSignIn({ account: none, address: thirty }, false, 100)).toBe(15 * MINUTE - 100);
  });
  it("is never longer than an hour: nobody is locked out for good", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { maxLength: 300 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 2 * HOUR }),
        (times, known, now) => {
          const wait = waitBeforeSignIn({ account: times, address: times }, known, now);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(FAILURES_KEPT_MS);
        },
      ),
    );
  });
  it("lets strangers and the known browser together check at most 20 passwords in any hour", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * MINUTE }), { minLength: 50, maxLength: 200 }), (gaps) => {
        let now = 0;
        const checks = { strangers: [] as number[], known: [] as number[] };
        for (const gap of gaps) {
          now += gap;
          if (waitBeforeSignIn({ account: checks.strangers, address: none }, false, now) === 0)
            checks.strangers.push(now);
          if (waitBeforeSignIn({ account: checks.known, address: none }, true, now) === 0) checks.known.push(now);
        }
        const all = [...checks.strangers, ...checks.known];
        for (const end of all) expect(all.filter((at) => at > end - HOUR && at <= end).length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
