import type { Context } from "~/access/context";
import { placeParty, seatsLeft, seatsOpenTo, type Placement, type ReservedSeats } from "./capacity";
import { takesRegistrationsBeforeStart } from "./event-status";
import { type EventRecord, heldSeats, seatsOfInvited } from "./find-event.server";
import { refuseWithoutSeats } from "./refuse-without-seats";
import type { PartyRule } from "./vocabulary";

/**
 * Seats that are free for somebody; null when their number is not limited.
 * @param besides seats that the registration in question holds itself
 */
export function seatsFreeFor(
  context: Context,
  event: ReservedSeats & { id: number },
  invited: boolean,
  besides = 0,
): number | null {
  const open = seatsOpenTo(event, { invited, seatsOfInvited: seatsOfInvited(context, event.id) }, context.now());
  return seatsLeft(open, heldSeats(context, event.id) - besides);
}

/**
 * How many of a party are seated now and how many wait.
 * @throws Refusal conflict when there is no room and nobody can wait
 */
export function placeOrRefuse(
  context: Context,
  event: EventRecord,
  seats: number,
  partyRule: PartyRule,
  invited: boolean,
): Placement {
  const left = seatsFreeFor(context, event, invited);
  const hasWaitingList = event.waitingRule !== "none" && takesRegistrationsBeforeStart(event, context.now());
  const placement = placeParty(left, seats, partyRule, hasWaitingList);
  if (placement) return placement;
  refuseWithoutSeats(left, seats);
  return { seated: seats, waiting: 0 };
}
