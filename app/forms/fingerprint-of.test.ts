import { expect, it } from "vitest";
import { seenFingerprint } from "./fingerprint";
import { fingerprintOf, refuseUnlessSeen } from "./fingerprint-of.server";

it("a form may be saved while what it shows is as it was opened, and not after", () => {
  const seen = fingerprintOf({ a: 1, b: null });
  expect(seenFingerprint().safeParse(seen).success).toBe(true);
  expect(seenFingerprint().safeParse("").success).toBe(false);
  expect(() => refuseUnlessSeen(seen, { b: null, a: 1 })).not.toThrow();
  expect(() => refuseUnlessSeen(undefined, { a: 2 })).not.toThrow();
  for (const changed of [{ a: 2, b: null }, { a: 1 }, { a: 1, b: "" }, { a: "1", b: null }])
    expect(() => refuseUnlessSeen(seen, changed)).toThrow("conflict");
});
