import { type Claim, type FreeSeats, whoIsSeated, withoutSeats } from "./quotas";
import type { PartyRule, WaitingRule } from "./vocabulary";

/** One registration that waits for seats. */
export interface WaitingParty {
  id: number;
  /** People of the party, at least 1. */
  seats: number;
  partyRule: PartyRule;
  /** UTC milliseconds. */
  waitingSince: number;
  /** It answers an invitation, and may be offered seats that are kept for invited firms. */
  invited?: boolean;
  /** Whether the firm is one of the register. */
  isKnown: boolean;
  /** The last day on which the firm had a seat at another event; null when it had none. */
  lastServedOn: string | null;
}

/** How soon a party is served, the lowest first: by its firm, then by how long it waits. */
function rank(rule: WaitingRule, party: WaitingParty): [string, number, number] {
  // A name that stands for no firm of the register cannot be said to have come short.
  const served = !party.isKnown ? "unknown" : (party.lastServedOn ?? "");
  return [rule === "least_recently_served" ? served : "", party.waitingSince, party.id];
}

/** The parties in the order in which seats are offered to them: the one rule of the waiting list. */
export function inOrderOfWaiting<Party extends WaitingParty>(rule: WaitingRule, parties: readonly Party[]): Party[] {
  return [...parties].sort((a, b) => {
    const [servedA, sinceA, idA] = rank(rule, a);
    const [servedB, sinceB, idB] = rank(rule, b);
    if (servedA !== servedB) return servedA < servedB ? -1 : 1;
    return sinceA - sinceB || idA - idB;
  });
}

/** A waiting party with what its people ask for, in the order in which they are listed. */
export interface WaitingPeople extends Pick<WaitingParty, "id" | "partyRule"> {
  people: readonly Claim[];
}

/** Seats that are offered to the people of a party at these positions; not to all only where they do not insist on coming together. */
export interface Offer {
  id: number;
  seated: number[];
}

/**
 * Whom the free seats are offered to, across all ticket types and sessions. A party that does not fit in its layers is passed over,
 * so that no seat stays empty while somebody waits for it; it keeps its place.
 * @param parties in the order of the waiting list
 */
export function nextOffers(parties: readonly WaitingPeople[], free: FreeSeats): Offer[] {
  const offers: Offer[] = [];
  let left = free;
  for (const { id, people, partyRule } of parties) {
    const seated = whoIsSeated(left, people, partyRule);
    if (seated.length === 0) continue;
    offers.push({ id, seated });
    const taken = seated.map((position) => people[position]!);
    left = withoutSeats(left, taken);
  }
  return offers;
}

/** Until when offered seats are held: the hours of the event, and never past its start. */
export function offerEnd(now: number, offerHours: number, startsAt: number): number {
  return Math.min(now + offerHours * 3_600_000, startsAt);
}
