import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  eventStatus,
  takesRegistrations,
  takesRegistrationsByStaff,
  type EventState,
  type SeatsTaken,
} from "./event-status";

const event = (values: Partial<EventState> = {}): EventState => ({
  publishedAt: 1,
  cancelledAt: null,
  startsAt: 1000,
  endsAt: 2000,
  registrationClosesAt: 900,
  capacity: 10,
  ...values,
});

const seats = (held: number, values: Partial<SeatsTaken> = {}): SeatsTaken => {
  return { held, ticketsOpenUntil: null, ticketsLeftUntil: null, ...values };
};

describe("the status of an event", () => {
  it.each([
    ["draft", { publishedAt: null }, 0, 500],
    ["draft", { publishedAt: null }, 0, 5000],
    ["open", {}, 9, 500],
    ["full", {}, 10, 500],
    ["open", { capacity: null }, 9999, 500],
    ["closed", {}, 0, 900],
    ["closed", {}, 10, 900],
    ["open", { registrationClosesAt: null }, 0, 999],
    ["running", {}, 0, 1000],
    ["running", {}, 0, 1999],
    ["past", {}, 0, 2000],
    ["cancelled", { cancelledAt: 5 }, 0, 2000],
    ["cancelled", { cancelledAt: 5, publishedAt: null }, 0, 1],
  ] as const)("is %s for %j with %i confirmed at %i", (status, values, confirmed, now) => {
    expect(eventStatus(event(values), seats(confirmed), now)).toBe(status);
  });

  it.each([
    ["open", "a kind of ticket is left", { ticketsOpenUntil: 800, ticketsLeftUntil: 800 }],
    ["full", "every kind is sold out", { ticketsOpenUntil: 800, ticketsLeftUntil: null }],
    ["full", "only a kind is left that can be chosen no more", { ticketsOpenUntil: 800, ticketsLeftUntil: 400 }],
    ["closed", "no kind can be chosen any more", { ticketsOpenUntil: 500, ticketsLeftUntil: 500 }],
  ] as const)("is %s while the event has seats and %s", (status, _why, tickets) => {
    expect(eventStatus(event(), seats(0, tickets), 500)).toBe(status);
  });

  it("takes registrations exactly while it is open or full, or running with a later close", () => {
    const time = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        time,
        fc.option(time),
        fc.boolean(),
        fc.boolean(),
        (now, registrationClosesAt, published, cancelled) => {
          const state = event({
            registrationClosesAt,
            publishedAt: published ? 1 : null,
            cancelledAt: cancelled ? 1 : null,
          });
          const status = eventStatus(state, seats(0), now);
          if (takesRegistrations(state, now)) expect(["open", "running"]).toContain(status);
          if (status === "open") expect(takesRegistrations(state, now)).toBe(true);
          if (takesRegistrations(state, now)) expect(takesRegistrationsByStaff(state, now)).toBe(true);
        },
      ),
    );
  });
});
