import type { MessageKey } from "~/i18n/messages";
import type { CostKind } from "./vocabulary";

export const COST_KIND_LABELS: Record<CostKind, MessageKey> = {
  venue: "cost.kind.venue",
  speakers: "cost.kind.speakers",
  catering: "cost.kind.catering",
  print: "cost.kind.print",
  travel: "cost.kind.travel",
  other: "cost.kind.other",
};
