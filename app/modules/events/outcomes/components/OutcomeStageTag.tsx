import { useT } from "~/i18n/I18n";
import { Tag, type Tone } from "~/ui/Tag";
import { OUTCOME_STAGE_LABELS } from "../outcome-labels";
import type { OutcomeStage } from "../vocabulary";

const TONES: Record<OutcomeStage, Tone> = {
  declared: "plain",
  signed: "weft",
  under_way: "weft",
  done: "ok",
  given_up: "plain",
};

export function OutcomeStageTag({ stage }: { stage: OutcomeStage }) {
  const t = useT();
  return <Tag tone={TONES[stage]}>{t(OUTCOME_STAGE_LABELS[stage])}</Tag>;
}
