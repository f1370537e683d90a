import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "~/http/errors";
import { addressKey } from "./address-key";
import { forgetTurns, takeTurn, TurnCounter } from "./rate-limit.server";

beforeEach(forgetTurns);

describe("turns of a caller", () => {
  const limit = { limit: 3, windowMs: 60_000 };

  it("grants as many as the limit at once and then says how long to wait", () => {
    for (let turn = 0; turn < 3; turn += 1) takeTurn("search:a", limit, 0);
    try {
      takeTurn("search:a", limit, 0);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error).toMatchObject({ kind: "too_many", params: { minutes: 1 } });
    }
    takeTurn("search:b", limit, 0);
  });

  it("gives turns back evenly, and a caller who keeps asking is not kept out longer", () => {
    const counter = new TurnCounter();
    for (let turn = 0; turn < 3; turn += 1) expect(counter.take("a", limit, 0)).toBe(0);
    for (let second = 1; second < 20; second += 1) expect(counter.take("a", limit, second * 1000)).toBeGreaterThan(0);
    expect(counter.take("a", limit, 20_000)).toBe(0);
    expect(counter.take("a", limit, 20_001)).toBeGreaterThan(0);
  });

  it("never grants more than the limit within a window, plus those that came back in it, whatever the times", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        const counter = new TurnCounter();
        let now = 0;
        let granted = 0;
        for (const gap of gaps) {
          now += gap;
          if (counter.take("a", limit, now) === 0) granted += 1;
        }
        expect(granted).toBeLessThanOrEqual(limit.limit + Math.floor(now / (limit.windowMs / limit.limit)) + 1);
      }),
    );
  });

  it("is not fooled by a clock that goes back", () => {
    const counter = new TurnCounter();
    for (let turn = 0; turn < 3; turn += 1) counter.take("a", limit, 100_000);
    expect(counter.take("a", limit, 0)).toBeGreaterThan(0);
  });

  it("keeps its memory bounded under a flood of callers", () => {
    const counter = new TurnCounter();
    for (let caller = 0; caller < 30_000; caller += 1) counter.take(`search:${caller}`, limit, caller);
    expect(counter.size).toBe(20_000);
  });
});

describe("who counts as one caller", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:cb00:7107", "203.0.113.7"],
    ["0:0:0:0:0:ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2ff::1", "2001:db8:1:200::/56"],
    ["2001:db8:1:200:ffff:1:2:3", "2001:db8:1:200::/56"],
    ["2001:db8:1:300::1", "2001:db8:1:300::/56"],
    ["fe80::1%eth0", "fe80:0:0:0::/56"],
    ["::1", "0:0:0:0::/56"],
    ["", "unknown"],
    ["evil, 203.0.113.7", "unknown"],
  ])("%s is %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it("counts all 2^72 addresses of one connection as one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 255 }),
        (rest, low) => {
          const fourth = (0x1200 | low).toString(16);
          expect(addressKey(`2001:db8:7:${fourth}:${rest.map((group) => group.toString(16)).join(":")}`)).toBe(
            "2001:db8:7:1200::/56",
          );
        },
      ),
    );
  });
});
