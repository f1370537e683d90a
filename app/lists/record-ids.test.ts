import fc from "fast-check";
import { expect, it } from "vitest";
import { packIds, unpackIds } from "./record-ids";

it("ids chosen by hand come back from the address, whatever it holds", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 200 }), (ids) => {
      expect(unpackIds(packIds(ids))).toEqual([...ids].sort((a, b) => a - b));
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(unpackIds(text))));
  expect(unpackIds(null)).toBeNull();
  expect(packIds(Array.from({ length: 200 }, (_, index) => 1_000_000 + index * 37)).length).toBeLessThan(700);
});
