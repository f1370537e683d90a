import { describe, expect, it } from "vitest";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { rushForSeats } from "./rush-for-seats";

const SEATS = 100;
const CLIENTS = 2_000;
/** The lock itself is taken away in never-oversold.test.ts, where seats are then oversold. */
describe(`${CLIENTS} firms that want one of ${SEATS} seats in the same moment`, () => {
  it(`get exactly ${SEATS} of them, and the others a place on the waiting list in order, ${LENGTHS.rushes} times`, async () => {
    for (let round = 0; round < LENGTHS.rushes; round += 1) {
      const { answers, rows, observed } = await rushForSeats({ clients: CLIENTS, seats: SEATS });
      const told = answers.map(([answer]) => `${answer!.status} ${answer!.headers.location ?? ""}`);
      const became = Array.from({ length: CLIENTS }, () => "");
      for (const { client, status } of rows)
        became[client] += `303 /portal?done=${status === "confirmed" ? "registered" : status}`;
      expect(told).toEqual(became);
      expect(rows.map(({ status }) => status)).toEqual([
        ...Array.from({ length: SEATS }, () => "confirmed"),
        ...Array.from({ length: CLIENTS - SEATS }, () => "waiting"),
      ]);
      const since = rows.slice(SEATS).map(({ waitingSince }) => waitingSince!);
      expect(since).toEqual([...since].sort((a, b) => a - b));
      expect(observed.filter(({ capacity, taken }) => taken > capacity)).toEqual([]);
    }
    figure(
      `firms that want one of ${SEATS} seats at once`,
      CLIENTS * LENGTHS.rushes,
      `${SEATS} seats given each time, the others wait in order; each was told what was written`,
    );
  });

  it("and some who send twice, some who give their seat up and staff who change the number of seats meanwhile oversell nothing", async () => {
    const clients = 600;
    const { answers, rows, observed, capacityAnswers, giveUpAnswers } = await rushForSeats({
      clients,
      seats: SEATS,
      twice: 0.3,
      givenUp: 0.2,
      capacities: [80, 120, 90, 110],
    });
    expect(answers.flat().filter(({ status }) => status !== 303)).toEqual([]);
    expect(new Set(rows.map(({ client }) => client)).size).toBe(clients);
    expect(rows).toHaveLength(clients);
    expect(giveUpAnswers.length).toBeGreaterThan(0);
    expect(giveUpAnswers.filter((status) => status !== 303)).toEqual([]);
    // Fewer seats than are confirmed are refused, and never a fault.
    expect(capacityAnswers.filter((status) => ![303, 422, 409].includes(status))).toEqual([]);
    expect(observed.length).toBeGreaterThan(clients);
    expect(observed.filter(({ capacity, taken }) => taken > capacity)).toEqual([]);
    const { capacity, taken } = observed.at(-1)!;
    expect(taken).toBe(capacity);
  });
});
