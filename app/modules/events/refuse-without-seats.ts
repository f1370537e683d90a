import { Refusal } from "~/http/errors";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import { type Claim, demandOf, fullLayers, type Layer, type LayerKind, layerKey, seatsLeft } from "./quotas";

const FULL: Record<LayerKind, MessageKey> = {
  event: "registration.refused.full",
  ticketType: "registration.refused.ticketTypeFull",
  session: "registration.refused.sessionFull",
  option: "registration.refused.optionFull",
};
const NOT_ENOUGH: Record<LayerKind, MessageKey> = {
  event: "registration.refused.notEnoughSeats",
  ticketType: "registration.refused.ticketTypeNotEnough",
  session: "registration.refused.sessionNotEnough",
  option: "registration.refused.optionNotEnough",
};

/** Somebody of a party; whoever was registered before is known by the id. */
type Seeker = Claim & { id?: number | null };

/**
 * @param present what the same people hold already: where they ask for no more than that, nothing is refused
 * @throws Refusal conflict, with the layer that has not room for all, and the numbers; beside the first person without a seat in it
 */
export function refuseWithoutSeats(
  layers: readonly (Layer & { name: string; chosenAt: string | null })[],
  people: readonly Seeker[],
  present: readonly Seeker[] = [],
): void {
  const [wanted, had] = [demandOf(people), demandOf(present)];
  const others = layers.map((layer) => ({ ...layer, held: layer.held - (had.get(layerKey(layer)) ?? 0) }));
  for (const full of fullLayers(others, people)) {
    const count = wanted.get(layerKey(full)) ?? 0;
    if (count <= (had.get(layerKey(full)) ?? 0)) continue;
    const left = seatsLeft(full.capacity, full.held) ?? 0;
    const { name } = full;
    if (full.kind === "event")
      throw left === 0
        ? new Refusal("conflict", FULL.event)
        : new Refusal("conflict", NOT_ENOUGH.event, { left, wanted: count });
    const problem: { key: MessageKey; params: MessageParams } =
      left === 0
        ? { key: FULL[full.kind], params: { name } }
        : { key: NOT_ENOUGH[full.kind], params: { name, left, wanted: count } };
    const position = withoutSeatIn(full, left, people, present);
    const path = `people.${position}.${full.chosenAt}`;
    throw new Refusal("conflict", problem.key, problem.params, { [path]: problem });
  }
}

/** The position of the first person for whom a layer has no seat: those who hold one in it keep it. */
function withoutSeatIn(layer: Layer, left: number, people: readonly Seeker[], present: readonly Seeker[]): number {
  const asksFor = (person: Claim) => demandOf([person]).has(layerKey(layer));
  const holders = new Set(present.filter(asksFor).map(({ id }) => id));
  const asking = [...people.keys()].filter((position) => asksFor(people[position]!));
  const isHolder = (position: number) => people[position]!.id != null && holders.has(people[position]!.id);
  return [...asking.filter(isHolder), ...asking.filter((position) => !isHolder(position))][left] ?? 0;
}
