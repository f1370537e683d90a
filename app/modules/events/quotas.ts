import type { PartyRule } from "./vocabulary";

/**
 * Seats of an event. Confirmed registrations hold seats, and those whose seats are offered; a pending one holds none until its
 * link is used, a waiting one none until it is offered some.
 * @param capacity null when the number of seats is not limited
 * @param heldSeats seats of all registrations that hold some
 * @returns null when unlimited; never below 0
 */
export function seatsLeft(capacity: number | null, heldSeats: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - heldSeats);
}

/** How a party is seated: how many at once, and how many wait. */
export interface Placement {
  seated: number;
  waiting: number;
}

/**
 * @param left seats that are free; null when the number is not limited
 * @param seats people of the party, at least 1
 * @returns null when there is no room and no waiting list
 */
export function placeParty(
  left: number | null,
  seats: number,
  partyRule: PartyRule,
  hasWaitingList: boolean,
): Placement | null {
  if (left === null || mayTake(left, seats)) return { seated: seats, waiting: 0 };
  if (!hasWaitingList) return null;
  const seated = partyRule === "together" ? 0 : left;
  return { seated, waiting: seats - seated };
}

/** May a registration take this many of the seats that are left? A party is seated together or not at all. */
export function mayTake(left: number | null, seats: number): boolean {
  return left === null || seats <= left;
}

/** May the capacity become this? Never fewer seats than are confirmed; offers that were not accepted yet can be taken back. */
export function mayBecome(capacity: number | null, confirmedSeats: number): boolean {
  return capacity === null || capacity >= confirmedSeats;
}
