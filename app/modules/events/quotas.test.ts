import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayBecome, mayTake, seatsLeft } from "./capacity";

describe("seats of an event", () => {
  it.each([
    [100, 86, 14],
    [100, 100, 0],
    [100, 0, 100],
    [null, 5000, null],
  ])("of %s seats with %s confirmed, %s are left", (capacity, confirmed, left) => {
    expect(seatsLeft(capacity, confirmed)).toBe(left);
  });

  it.each([
    [100, 99, 1, true],
    [100, 99, 2, false],
    [100, 100, 1, false],
    [null, 100, 20, true],
  ])("with %s seats and %s confirmed, a party of %s is seated: %s", (capacity, confirmed, party, seated) => {
    expect(mayTake(seatsLeft(capacity, confirmed), party)).toBe(seated);
  });

  it("cannot have fewer seats than are confirmed", () => {
    expect([mayBecome(80, 80), mayBecome(79, 80), mayBecome(null, 80)]).toEqual([true, false, true]);
  });

  it("seats a party exactly when that many seats are left", () => {
    const number = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.option(number), number, fc.integer({ min: 1, max: 20 }), (capacity, confirmed, party) => {
        expect(mayTake(seatsLeft(capacity, confirmed), party)).toBe(capacity === null || confirmed + party <= capacity);
      }),
    );
  });
});
