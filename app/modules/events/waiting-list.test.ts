import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freeSeats, PLAIN_CLAIM, placeParty, type FreeSeats } from "./quotas";
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
/** With what its people ask for: a seat and nothing else. */
const withPeople = <Party extends WaitingParty>(each: Party) => ({
  ...each,
  people: Array.from({ length: each.seats }, () => PLAIN_CLAIM),
});
const free = (capacity: number | null): FreeSeats => freeSeats([{ kind: "event", id: 1, capacity, held: 0 }]);
/** Seats offered by party. */
const offersOf = (list: readonly WaitingParty[], left: number | null) =>
  nextOffers(list.map(withPeople), free(left)).map(({ id, seated }) => ({ id, seats: seated.length }));
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
    expect(offersOf(list, 2)).toEqual([
      { id: 2, seats: 1 },
      { id: 3, seats: 1 },
    ]);
  });

  it("go in part to a party that comes with as many as possible", () => {
    const list = [party({ id: 1, seats: 3, partyRule: "as_many_as_possible" }), party({ id: 2 })];
    expect(offersOf(list, 2)).toEqual([{ id: 1, seats: 2 }]);
  });

  it("are all offered when the number of seats is not limited any more", () => {
    expect(offersOf([party({ id: 1, seats: 3 }), party({ id: 2, seats: 20 })], null)).toEqual([
      { id: 1, seats: 3 },
      { id: 2, seats: 20 },
    ]);
  });

  it("are never offered twice, and no party is left that would fit", () => {
    fc.assert(
      fc.property(parties, fc.nat(15), (list, left) => {
        const offers = offersOf(list, left);
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
    const people = Array.from({ length: seats }, () => PLAIN_CLAIM);
    const placed = placeParty(free(left), people, rule, hasWaitingList);
    expect(placed && { seated: placed.seated.length, waiting: placed.waiting.length }).toEqual(placement);
  });
});

describe("a waiting list across ticket types and sessions", () => {
  const people = (...ticketTypeIds: number[]) =>
    ticketTypeIds.map((ticketTypeId) => ({ ...PLAIN_CLAIM, ticketTypeId }));
  const layers = freeSeats([
    { kind: "event", id: 1, capacity: 10, held: 7 },
    { kind: "ticketType", id: 1, capacity: 5, held: 5 },
    { kind: "ticketType", id: 2, capacity: 5, held: 2 },
  ]);

  it("passes over a party whose ticket is full, and seats the next whose ticket is not", () => {
    const list = [
      { id: 1, partyRule: "together", people: people(1) },
      { id: 2, partyRule: "together", people: people(2, 2) },
      { id: 3, partyRule: "together", people: people(2, 2) },
      { id: 4, partyRule: "together", people: people(2) },
    ] as const;
    expect(nextOffers(list, layers)).toEqual([
      { id: 2, seated: [0, 1] },
      { id: 4, seated: [0] },
    ]);
  });

  it("seats those of a party of as many as possible whose ticket is free, whatever their place in it", () => {
    const list = [{ id: 1, partyRule: "as_many_as_possible", people: people(1, 2, 1, 2) }] as const;
    expect(nextOffers(list, layers)).toEqual([{ id: 1, seated: [1, 3] }]);
  });
});

describe("an offer", () => {
  it("is held for its hours, but never past the start of the event", () => {
    const hour = 3_600_000;
    expect(offerEnd(0, 24, 100 * hour)).toBe(24 * hour);
    expect(offerEnd(90 * hour, 24, 100 * hour)).toBe(100 * hour);
  });
});
