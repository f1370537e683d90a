import { type Claim, type FreeSeats, placeParty, withoutSeats } from "../quotas";
import type { PartyRule } from "../vocabulary";

/** A registration that asks, with what its people ask for. */
export interface AskingParty {
  id: number;
  partyRule: PartyRule;
  people: readonly Claim[];
}

/** What comes of an approval: people with a seat and on the waiting list; neither where there is no room and no list. */
export interface Foreseen {
  id: number;
  seated: number;
  waiting: number;
}

/** What comes of approving these one after the other. */
export function foreseenApprovals(
  parties: readonly AskingParty[],
  free: FreeSeats,
  hasWaitingList: boolean,
): Foreseen[] {
  let left = free;
  return parties.map(({ id, partyRule, people }) => {
    const placement = placeParty(left, people, partyRule, hasWaitingList);
    if (!placement) return { id, seated: 0, waiting: 0 };
    const seated = placement.seated.map((position) => people[position]!);
    left = withoutSeats(left, seated);
    return { id, seated: seated.length, waiting: placement.waiting.length };
  });
}
