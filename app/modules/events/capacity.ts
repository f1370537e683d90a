/**
 * Seats of an event. Only confirmed registrations hold seats; a pending one holds none until its link is used.
 * @param capacity null when the number of seats is not limited
 * @param confirmedSeats seats of all confirmed registrations
 * @returns null when unlimited; never below 0
 */
export function seatsLeft(capacity: number | null, confirmedSeats: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - confirmedSeats);
}

/** May a registration take this many of the seats that are left? A party is seated together or not at all. */
export function mayTake(left: number | null, seats: number): boolean {
  return left === null || seats <= left;
}

/** May the capacity become this? Never fewer seats than are already given away. */
export function mayBecome(capacity: number | null, confirmedSeats: number): boolean {
  return capacity === null || capacity >= confirmedSeats;
}
