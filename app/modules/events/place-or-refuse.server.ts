import type { Context } from "~/access/context";
import { placeParty, seatsLeft, type Placement } from "./capacity";
import { takesRegistrationsBeforeStart } from "./event-status";
import { type EventRecord, heldSeats } from "./find-event.server";
import { refuseWithoutSeats } from "./refuse-without-seats";
import type { PartyRule } from "./vocabulary";

/**
 * How many of a party are seated now and how many wait.
 * @throws Refusal conflict when there is no room and nobody can wait
 */
export function placeOrRefuse(context: Context, event: EventRecord, seats: number, partyRule: PartyRule): Placement {
  const left = seatsLeft(event.capacity, heldSeats(context, event.id));
  const hasWaitingList = event.waitingRule !== "none" && takesRegistrationsBeforeStart(event, context.now());
  const placement = placeParty(left, seats, partyRule, hasWaitingList);
  if (placement) return placement;
  refuseWithoutSeats(left, seats);
  return { seated: seats, waiting: 0 };
}
