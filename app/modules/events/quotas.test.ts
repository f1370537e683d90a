import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Claim,
  PLAIN_CLAIM,
  demandOf,
  freeSeats,
  fullLayers,
  type Layer,
  layerKey,
  mayBecome,
  overlapping,
  placeParty,
  seatsKept,
  seatsLeft,
  seatsOpenTo,
  whoIsSeated,
} from "./quotas";
import { PARTY_RULES } from "./vocabulary";

const event = (capacity: number | null, held = 0): Layer => ({ kind: "event", id: 1, capacity, held });
const ticketType = (id: number, capacity: number | null, held = 0): Layer => ({
  kind: "ticketType",
  id,
  capacity,
  held,
});
const session = (id: number, capacity: number | null, held = 0): Layer => ({ kind: "session", id, capacity, held });
const person = (ticketTypeId: number | null = null, ...sessionIds: number[]): Claim => ({
  ...PLAIN_CLAIM,
  ticketTypeId,
  sessionIds,
});
const plain = (count: number) => Array.from({ length: count }, () => person());

describe("seats of a layer", () => {
  it.each([
    [100, 86, 14],
    [100, 100, 0],
    [100, 0, 100],
    [80, 100, 0],
    [null, 5000, null],
  ])("of %s seats with %s held, %s are left", (capacity, held, left) => {
    expect(seatsLeft(capacity, held)).toBe(left);
  });

  it("cannot be fewer than are confirmed", () => {
    expect([mayBecome(80, 80), mayBecome(79, 80), mayBecome(null, 80)]).toEqual([true, false, true]);
  });
});

describe("seats that are kept for invited firms", () => {
  const event = { capacity: 5, reservedSeats: 3, reservedUntil: "2026-10-21" };
  const lastMoment = Date.parse("2026-10-21T23:59:59+08:00");

  it.each([
    ["none of them are taken", 0, 3],
    ["the invited have some of them", 2, 1],
    ["the invited have more than were kept", 4, 0],
  ])("are those that are left when %s", (_what, seatsOfInvited, kept) => {
    expect(seatsKept(event, seatsOfInvited, lastMoment)).toBe(kept);
    expect(seatsOpenTo(event, { invited: false, seatsOfInvited }, lastMoment)).toBe(5 - kept);
    expect(seatsOpenTo(event, { invited: true, seatsOfInvited }, lastMoment)).toBe(5);
  });

  it("are open to everybody after their last day, and make no limit where there is none", () => {
    expect(seatsOpenTo(event, { invited: false, seatsOfInvited: 0 }, lastMoment + 1_000)).toBe(5);
    expect(seatsOpenTo({ ...event, capacity: null }, { invited: false, seatsOfInvited: 0 }, lastMoment)).toBeNull();
  });
});

describe("a party at an event without layers", () => {
  it.each([
    [100, 99, 1, true],
    [100, 99, 2, false],
    [100, 100, 1, false],
    [null, 100, 20, true],
  ])("with %s seats and %s held, a party of %s is seated: %s", (capacity, held, seats, seated) => {
    const placed = whoIsSeated(freeSeats([event(capacity, held)]), plain(seats), "together");
    expect(placed).toHaveLength(seated ? seats : 0);
  });

  it("is seated exactly when that many seats are left", () => {
    const number = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.option(number), number, fc.integer({ min: 1, max: 20 }), (capacity, held, seats) => {
        const placed = placeParty(freeSeats([event(capacity, held)]), plain(seats), "together", false);
        expect(placed !== null).toBe(capacity === null || held + seats <= capacity);
      }),
    );
  });
});

describe("a party at an event with layers", () => {
  const layers = [event(10, 6), ticketType(1, 3, 2), ticketType(2, null, 4), session(1, 2, 1), session(2, 5, 5)];

  it.each([
    ["everything is free", [person(1, 1)], [0], []],
    ["the tickets of a kind are one too few", [person(1), person(1)], [], ["ticketType:1"]],
    ["one session is full", [person(2, 2)], [], ["session:2"]],
    ["a session has one seat for two", [person(2, 1), person(1, 1)], [], ["session:1"]],
    ["the event itself is too small", Array.from({ length: 5 }, () => person(2)), [], ["event"]],
    ["several are full", [person(1, 2), person(1)], [], ["ticketType:1", "session:2"]],
    ["nobody said a ticket", [person(null, 1)], [0], []],
  ])("that comes together, when %s", (_what, people, seated, full) => {
    expect(whoIsSeated(freeSeats(layers), people, "together")).toEqual(seated);
    expect(fullLayers(layers, people).map(layerKey)).toEqual(full);
  });

  it.each([
    ["the first of two who want the last ticket", [person(1), person(1), person(2)], [0, 2]],
    ["those behind somebody whose session is full", [person(2, 2), person(2, 1), person(2)], [1, 2]],
    ["as many as the event has room for", Array.from({ length: 6 }, () => person(2)), [0, 1, 2, 3]],
    ["nobody, when all want what is full", [person(1, 2), person(2, 2)], []],
  ])("of as many as possible seats %s", (_what, people, seated) => {
    expect(whoIsSeated(freeSeats(layers), people, "as_many_as_possible")).toEqual(seated);
  });

  const claim = fc.record({
    ticketTypeId: fc.option(fc.integer({ min: 1, max: 2 })),
    sessionIds: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    optionIds: fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
  });
  const people = fc.array(claim, { minLength: 1, maxLength: 8 });
  const seats = fc.option(fc.integer({ min: 0, max: 6 }));
  const anyLayers = fc
    .tuple(seats, seats, seats, seats, seats, seats, seats)
    .map(([whole, one, two, bus, ...rest]): Layer[] => [
      event(whole),
      ticketType(1, one),
      ticketType(2, two),
      { kind: "option", id: 1, capacity: bus, held: 0 },
      ...rest.map((capacity, position) => session(position + 1, capacity)),
    ]);

  it("never takes more than is free in any layer, and leaves nobody out who would still fit", () => {
    fc.assert(
      fc.property(anyLayers, people, fc.constantFrom(...PARTY_RULES), (all, party, rule) => {
        const free = freeSeats(all);
        const seated = whoIsSeated(free, party, rule);
        const taken = demandOf(seated.map((position) => party[position]!));
        for (const [key, left] of free) expect(taken.get(key) ?? 0).toBeLessThanOrEqual(left);
        const fits = (one: Claim) =>
          [...demandOf([one]).keys()].every((key) => (free.get(key) ?? 99) > (taken.get(key) ?? 0));
        if (rule === "as_many_as_possible")
          for (const [position, one] of party.entries()) expect(seated.includes(position) || !fits(one)).toBe(true);
        else expect([0, party.length]).toContain(seated.length);
      }),
    );
  });

  it("is seated together exactly when no layer is too small, and is told of one when it is refused", () => {
    fc.assert(
      fc.property(anyLayers, people, (all, party) => {
        const isSeated = placeParty(freeSeats(all), party, "together", false) !== null;
        expect(isSeated).toBe(fullLayers(all, party).length === 0);
      }),
    );
  });

  it("loses nobody: each of its people is seated or waits", () => {
    fc.assert(
      fc.property(anyLayers, people, fc.constantFrom(...PARTY_RULES), (all, party, rule) => {
        const { seated, waiting } = placeParty(freeSeats(all), party, rule, true)!;
        expect([...seated, ...waiting].sort((a, b) => a - b)).toEqual([...party.keys()]);
      }),
    );
  });
});

describe("sessions of one person", () => {
  const span = (startsAt: number, endsAt: number) => ({ startsAt, endsAt });

  it.each([
    ["one after the other", [span(10, 12), span(8, 10)], false],
    ["one within the other", [span(8, 18), span(10, 12)], true],
    ["the same time", [span(8, 10), span(8, 10)], true],
    ["the last beside a long first", [span(8, 20), span(20, 21), span(19, 20)], true],
  ])("%s", (_what, spans, clash) => {
    expect(overlapping(spans) !== null).toBe(clash);
  });

  it("clash exactly when some two of them share a moment", () => {
    const spans = fc.array(
      fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 })).map(([start, length]) => span(start, start + length)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, (all) => {
        const shared = all.some((a, i) => all.some((b, j) => i < j && a.startsAt < b.endsAt && b.startsAt < a.endsAt));
        expect(overlapping(all) !== null).toBe(shared);
      }),
    );
  });
});
