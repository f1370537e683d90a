import { dayOfInstant } from "~/values/business-day";
import type { PartyRule } from "./vocabulary";

/**
 * Seats in layers: the event itself, each ticket type, each session that people choose, each answer of which there are only so many
 * places. Whoever comes needs a free seat in every
 * layer at once; of the event's own seats those that are kept for invited firms are open to the invited alone. Confirmed registrations hold seats, and those whose seats are offered; a pending one holds none until its link is
 * used, a waiting one none until it is offered some.
 */
export const LAYER_KINDS = ["event", "ticketType", "session", "option"] as const;
export type LayerKind = (typeof LAYER_KINDS)[number];

export interface Layer {
  kind: LayerKind;
  id: number;
  /** Null when the number of seats is not limited. */
  capacity: number | null;
  /** Seats that nobody else can take. */
  held: number;
}

/** What one person chose of the programme. */
export interface Chosen {
  ticketTypeId: number | null;
  sessionIds: readonly number[];
}

/** What one person asks for besides a seat at the event. */
export interface Claim extends Chosen {
  /** Answers to what the event asks, of which there may be only so many places. */
  optionIds: readonly number[];
}

export const PLAIN_CLAIM: Claim = { ticketTypeId: null, sessionIds: [], optionIds: [] };

/** Free seats by layer; a layer that is not named is not limited. */
export type FreeSeats = ReadonlyMap<string, number>;

/** @returns null when unlimited; never below 0 */
export function seatsLeft(capacity: number | null, heldSeats: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - heldSeats);
}

export interface ReservedSeats {
  capacity: number | null;
  /** Seats kept for invited firms, and the last day on which they are. */
  reservedSeats: number;
  reservedUntil: string | null;
}

/** Seats that are still kept for invited firms: those they have taken already are kept no more, and none after the last day. */
export function seatsKept(event: Omit<ReservedSeats, "capacity">, seatsOfInvited: number, now: number): number {
  if (event.reservedUntil === null || dayOfInstant(now) > event.reservedUntil) return 0;
  return Math.max(0, event.reservedSeats - seatsOfInvited);
}

/**
 * The capacity of the event's layer as somebody sees it: every seat for who was invited, and for others those that are not kept for
 * the invited.
 * @param seatsOfInvited seats that registrations of invited firms hold
 */
export function seatsOpenTo(
  event: ReservedSeats,
  { invited, seatsOfInvited }: { invited: boolean; seatsOfInvited: number },
  now: number,
): number | null {
  if (event.capacity === null || invited) return event.capacity;
  return Math.max(0, event.capacity - seatsKept(event, seatsOfInvited, now));
}

/** May the number of seats of a layer become this? Never fewer than are confirmed; offers that were not accepted yet can be taken back. */
export function mayBecome(capacity: number | null, confirmedSeats: number): boolean {
  return capacity === null || capacity >= confirmedSeats;
}

export function layerKey(layer: Pick<Layer, "kind" | "id">): string {
  return layer.kind === "event" ? "event" : `${layer.kind}:${layer.id}`;
}

/** The layers in which a person needs a seat. */
function keysOf({ ticketTypeId, sessionIds, optionIds }: Claim): string[] {
  return [
    "event",
    ...(ticketTypeId === null ? [] : [layerKey({ kind: "ticketType", id: ticketTypeId })]),
    ...[...new Set(sessionIds)].map((id) => layerKey({ kind: "session", id })),
    ...[...new Set(optionIds)].map((id) => layerKey({ kind: "option", id })),
  ];
}

export function freeSeats(layers: readonly Layer[]): FreeSeats {
  const limited = layers.filter(({ capacity }) => capacity !== null);
  return new Map(limited.map((layer) => [layerKey(layer), seatsLeft(layer.capacity, layer.held)!]));
}

/** How many seats people ask for in each layer. */
export function demandOf(people: readonly Claim[]): Map<string, number> {
  const demand = new Map<string, number>();
  for (const key of people.flatMap(keysOf)) demand.set(key, (demand.get(key) ?? 0) + 1);
  return demand;
}

export function withoutSeats(free: FreeSeats, people: readonly Claim[]): FreeSeats {
  const demand = demandOf(people);
  return new Map([...free].map(([key, seats]) => [key, seats - (demand.get(key) ?? 0)]));
}

/** The layers that have not room for all of these people, in the order of their kinds. */
export function fullLayers<Full extends Layer>(layers: readonly Full[], people: readonly Claim[]): Full[] {
  const free = freeSeats(layers);
  const demand = demandOf(people);
  return LAYER_KINDS.flatMap((kind) => layers.filter((layer) => layer.kind === kind)).filter((layer) => {
    const key = layerKey(layer);
    return (demand.get(key) ?? 0) > (free.get(key) ?? Number.POSITIVE_INFINITY);
  });
}

/**
 * Which people of a party are seated, by their position: the one rule of seats. A party that comes together is seated as a whole or
 * not at all; of one that comes with as many as possible each is seated who fits, in the order in which they are listed.
 */
export function whoIsSeated(free: FreeSeats, people: readonly Claim[], partyRule: PartyRule): number[] {
  const left = new Map(free);
  const seated: number[] = [];
  for (const [position, claim] of people.entries()) {
    const keys = keysOf(claim);
    if (keys.every((key) => (left.get(key) ?? 1) > 0)) {
      seated.push(position);
      for (const key of keys) if (left.has(key)) left.set(key, left.get(key)! - 1);
    } else if (partyRule === "together") return [];
  }
  return seated;
}

/** How a party is seated: the positions of those who are at once, and of those who wait. */
export interface Placement {
  seated: number[];
  waiting: number[];
}

/** @returns null when there is not room for all and nobody can wait */
export function placeParty(
  free: FreeSeats,
  people: readonly Claim[],
  partyRule: PartyRule,
  hasWaitingList: boolean,
): Placement | null {
  const seated = whoIsSeated(free, people, hasWaitingList ? partyRule : "together");
  if (seated.length < people.length && !hasWaitingList) return null;
  const waiting = [...people.keys()].filter((position) => !seated.includes(position));
  return { seated, waiting };
}

export interface TimeSpan {
  startsAt: number;
  endsAt: number;
}

/** The first two that are not one after the other: nobody can be at both. */
export function overlapping<Span extends TimeSpan>(spans: readonly Span[]): [Span, Span] | null {
  const inOrder = [...spans].sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  for (const [position, next] of inOrder.entries()) {
    const before = inOrder[position - 1];
    if (before && next.startsAt < before.endsAt) return [before, next];
  }
  return null;
}
