import { conflict } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
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

/**
 * @param present what the same people hold already: where they ask for no more than that, nothing is refused
 * @throws Refusal conflict, with the layer that has not room for all, and the numbers
 */
export function refuseWithoutSeats(
  layers: readonly (Layer & { name: string })[],
  people: readonly Claim[],
  present: readonly Claim[] = [],
): void {
  const [wanted, had] = [demandOf(people), demandOf(present)];
  const others = layers.map((layer) => ({ ...layer, held: layer.held - (had.get(layerKey(layer)) ?? 0) }));
  for (const full of fullLayers(others, people)) {
    const count = wanted.get(layerKey(full)) ?? 0;
    if (count <= (had.get(layerKey(full)) ?? 0)) continue;
    const left = seatsLeft(full.capacity, full.held) ?? 0;
    const { name } = full;
    throw left === 0
      ? conflict(FULL[full.kind], full.kind === "event" ? undefined : { name })
      : conflict(
          NOT_ENOUGH[full.kind],
          full.kind === "event" ? { left, wanted: count } : { name, left, wanted: count },
        );
  }
}
