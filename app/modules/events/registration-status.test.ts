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
  ] as const)("stored as %s is after %i ms %s", (status, age, expected) => {
    expect(registrationStatus({ status, createdAt: 1000 }, 1000 + age)).toBe(expected);
  });

  it("expires at the same moment for the rule and for queries", () => {
    const createdAt = 5_000_000;
    const end = confirmBefore({ createdAt });
    expect(expiredBefore(end)).toBe(createdAt);
    expect(registrationStatus({ status: "pending", createdAt }, end)).toBe("expired");
  });
});
