import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeParty } from "./capacity";
import { PARTY_RULES, WAITING_RULES } from "./vocabulary";
import { inOrderOfWaiting, nextOffers, offerEnd, type WaitingParty } from "./waiting-list";

const party = (values: Partial<WaitingParty> & { id: number }): WaitingParty => ({
  seats: 1,
  partyRule: "together",
  waitingSince: values.id,
  isKnown: true,
  lastServedOn: null,
  ...values,
});
const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);

const parties = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 10_000 }),
    seats: fc.integer({ min: 1, max: 6 }),
    partyRule: fc.constantFrom(...PARTY_RULES),
    waitingSince: fc.nat(50),
    isKnown: fc.boolean(),
    lastServedOn: fc.option(fc.constantFrom("2026-01-05", "2026-06-30", "2025-11-11")),
  }),
  { maxLength: 12 },
);

describe("the order of a waiting list", () => {
  it("is by how long a party waits where the first to come is served first", () => {
    const list = [party({ id: 3, waitingSince: 30 }), party({ id: 1, waitingSince: 10, lastServedOn: "2026-09-01" })];
    expect(ids(inOrderOfWaiting("first_come", list))).toEqual([1, 3]);
  });

  it("puts firms first that had no seat, then those served longest ago, and unknown names last", () => {
    const list = [
      party({ id: 1, isKnown: false }),
      party({ id: 2, lastServedOn: "2026-09-01" }),
      party({ id: 3, lastServedOn: "2026-03-01" }),
      party({ id: 4 }),
      party({ id: 5 }),
    ];
    expect(ids(inOrderOfWaiting("least_recently_served", list))).toEqual([4, 5, 3, 2, 1]);
  });

  it("depends on nothing but the parties, however they were read", () => {
    fc.assert(
      fc.property(fc.constantFrom(...WAITING_RULES), parties, (rule, list) => {
        const unique = [...new Map(list.map((each) => [each.id, each])).values()];
        expect(ids(inOrderOfWaiting(rule, [...unique].reverse()))).toEqual(ids(inOrderOfWaiting(rule, unique)));
      }),
    );
  });
});

describe("free seats", () => {
  it("are offered in order, and a party that does not fit together is passed over", () => {
    const list = [party({ id: 1, seats: 3 }), party({ id: 2, seats: 1 }), party({ id: 3, seats: 1 })];
    expect(nextOffers(list, 2)).toEqual([
      { id: 2, seats: 1 },
      { id: 3, seats: 1 },
    ]);
  });

  it("go in part to a party that comes with as many as possible", () => {
    const list = [party({ id: 1, seats: 3, partyRule: "as_many_as_possible" }), party({ id: 2 })];
    expect(nextOffers(list, 2)).toEqual([{ id: 1, seats: 2 }]);
  });

  it("are all offered when the number of seats is not limited any more", () => {
    expect(nextOffers([party({ id: 1, seats: 3 }), party({ id: 2, seats: 20 })], null)).toEqual([
      { id: 1, seats: 3 },
      { id: 2, seats: 20 },
    ]);
  });

  it("are never offered twice, and no party is left that would fit", () => {
    fc.assert(
      fc.property(parties, fc.nat(15), (list, left) => {
        const offers = nextOffers(list, left);
        const offered = offers.reduce((sum, { seats }) => sum + seats, 0);
        expect(offered).toBeLessThanOrEqual(left);
        const served = new Set(ids(offers));
        for (const waiting of list.filter(({ id }) => !served.has(id))) {
          const needs = waiting.partyRule === "together" ? waiting.seats : 1;
          expect(needs).toBeGreaterThan(left - offered);
        }
      }),
    );
  });
});

describe("a party that registers", () => {
  it.each([
    ["there is room", 3, 3, "together", true, { seated: 3, waiting: 0 }],
    ["the number is not limited", null, 3, "together", true, { seated: 3, waiting: 0 }],
    ["two seats are left for three who come together", 2, 3, "together", true, { seated: 0, waiting: 3 }],
    ["two seats are left for as many as possible", 2, 3, "as_many_as_possible", true, { seated: 2, waiting: 1 }],
    ["nothing is left for as many as possible", 0, 3, "as_many_as_possible", true, { seated: 0, waiting: 3 }],
    ["there is no waiting list", 2, 3, "as_many_as_possible", false, null],
  ] as const)("when %s", (_what, left, seats, rule, hasWaitingList, placement) => {
    expect(placeParty(left, seats, rule, hasWaitingList)).toEqual(placement);
  });
});

describe("an offer", () => {
  it("is held for its hours, but never past the start of the event", () => {
    const hour = 3_600_000;
    expect(offerEnd(0, 24, 100 * hour)).toBe(24 * hour);
    expect(offerEnd(90 * hour, 24, 100 * hour)).toBe(100 * hour);
  });
});
