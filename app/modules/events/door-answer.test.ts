import { describe, expect, it } from "vitest";
import { DOOR_ANSWERS, doorAnswer, type Door, type TicketFacts } from "./door-answer";

const door: Door = {
  eventId: 1,
  startDay: "2026-10-22",
  endDay: "2026-10-23",
  isOpen: true,
  day: "2026-10-22",
  today: "2026-10-22",
};
const holder: TicketFacts = { eventId: 1, isGenuine: true, status: "confirmed", isSignedIn: false };

const TABLE: [string, TicketFacts | null, Door, string][] = [
  ["of nobody", null, door, "unknown"],
  ["of somebody who gave the seat to another", { ...holder, isGenuine: false }, door, "replaced"],
  ["made up for another event", { ...holder, isGenuine: false, eventId: 2 }, door, "unknown"],
  ["of another event", { ...holder, eventId: 2 }, door, "other_event"],
  ["of another event, cancelled there", { ...holder, eventId: 2, status: "cancelled" }, door, "other_event"],
  ["of a registration that was cancelled", { ...holder, status: "cancelled" }, door, "cancelled"],
  ["of who waits", { ...holder, status: "waiting" }, door, "waiting"],
  ["of who has not answered an offer", { ...holder, status: "offered" }, door, "waiting"],
  ["of who let an offer pass", { ...holder, status: "lapsed" }, door, "waiting"],
  ["of who never confirmed", { ...holder, status: "pending" }, door, "unconfirmed"],
  ["of who confirmed too late", { ...holder, status: "expired" }, door, "unconfirmed"],
  ["the day before the event", holder, { ...door, day: "2026-10-21", today: "2026-10-21" }, "other_day"],
  ["the day after the event", holder, { ...door, day: "2026-10-24", today: "2026-10-24" }, "other_day"],
  ["for a day to come", holder, { ...door, day: "2026-10-23" }, "other_day"],
  ["for yesterday, which staff chose to complete", holder, { ...door, today: "2026-10-23" }, "to_admit"],
  ["of who is in", { ...holder, isSignedIn: true }, door, "already_in"],
  ["of who is in and was cancelled since", { ...holder, isSignedIn: true, status: "cancelled" }, door, "already_in"],
  ["at an event that is cancelled", holder, { ...door, isOpen: false }, "event_closed"],
  ["of who has a seat", holder, door, "to_admit"],
];

describe("what the door says to a ticket", () => {
  it.each(TABLE)("%s", (_case, facts, at, answer) => {
    expect(doorAnswer(facts, at)).toBe(answer);
  });

  it("is each answer for somebody", () => {
    expect(new Set(TABLE.map(([, , , answer]) => answer))).toEqual(new Set(DOOR_ANSWERS));
  });
});
