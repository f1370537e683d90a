import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { STATE_LABELS, STATE_TONES, type RecognitionState } from "../vocabulary";

export function RecognitionStateTag({ state }: { state: RecognitionState }) {
  const t = useT();
  return <Tag tone={STATE_TONES[state]}>{t(STATE_LABELS[state])}</Tag>;
}
