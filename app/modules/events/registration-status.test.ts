import { describe, expect, it } from "vitest";
import { confirmBefore, expiredBefore, registrationStatus } from "./registration-status";

const HOUR = 3_600_000;

describe("a registration that waits for its link", () => {
  it.each([
    ["pending", 0, "pending"],
    ["pending", 48 * HOUR - 1, "pending"],
    ["pending", 48 * HOUR, "expired"],
    ["confirmed", 480 * HOUR, "confirmed"],
    ["cancelled", 480 * HOUR, "cancelled"],
    ["waiting", 480 * HOUR, "waiting"],
  ] as const)("stored as %s is after %i ms %s", (status, age, expected) => {
    expect(registrationStatus({ status, createdAt: 1000, offerEndsAt: null }, 1000 + age)).toBe(expected);
  });

  it("whose seats are offered has lapsed at the end of the offer", () => {
    const offered = { status: "offered", createdAt: 1000, offerEndsAt: 9000 } as const;
    expect(registrationStatus(offered, 8999)).toBe("offered");
    expect(registrationStatus(offered, 9000)).toBe("lapsed");
  });

  it("expires at the same moment for the rule and for queries", () => {
    const createdAt = 5_000_000;
    const end = confirmBefore({ createdAt });
    expect(expiredBefore(end)).toBe(createdAt);
    expect(registrationStatus({ status: "pending", createdAt, offerEndsAt: null }, end)).toBe("expired");
  });
});
