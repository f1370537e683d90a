import type { Context } from "~/access/context";
import { takesRegistrationsBeforeStart } from "./event-status";
import type { EventRecord } from "./find-event.server";
import { layersOf } from "./layers.server";
import { type Claim, freeSeats, placeParty, type Placement } from "./quotas";
import { refuseWithoutSeats } from "./refuse-without-seats";
import type { PartyRule } from "./vocabulary";

/**
 * Which people of a party are seated now and which wait.
 * @throws Refusal conflict when a layer has no room and nobody can wait
 */
export function placeOrRefuse(
  context: Context,
  event: EventRecord,
  people: readonly Claim[],
  partyRule: PartyRule,
  invited: boolean,
): Placement {
  const layers = layersOf(context, event, { invited });
  const hasWaitingList = event.waitingRule !== "none" && takesRegistrationsBeforeStart(event, context.now());
  const placement = placeParty(freeSeats(layers), people, partyRule, hasWaitingList);
  if (placement) return placement;
  refuseWithoutSeats(layers, people);
  return { seated: [...people.keys()], waiting: [] };
}
