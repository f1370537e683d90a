import { conflict } from "~/http/errors";
import { mayTake } from "./capacity";

/**
 * @param left seats that are free; null when the number is not limited
 * @throws Refusal conflict, with the numbers
 */
export function refuseWithoutSeats(left: number | null, wanted: number): void {
  if (left === null || mayTake(left, wanted)) return;
  throw left === 0
    ? conflict("registration.refused.full")
    : conflict("registration.refused.notEnoughSeats", { left, wanted });
}
