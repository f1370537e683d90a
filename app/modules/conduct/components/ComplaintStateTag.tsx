import { useT } from "~/i18n/I18n";
import { Tag, type Tone } from "~/ui/Tag";
import { COMPLAINT_STATE_LABELS } from "../conduct-labels";
import type { ComplaintState } from "../vocabulary";

const TONES: Record<ComplaintState, Tone> = {
  received: "warn",
  inadmissible: "plain",
  admitted: "weft",
  informed: "weft",
  answered: "weft",
  ruled: "ok",
  appealed: "warn",
  decided: "ok",
  withdrawn: "plain",
};

export function ComplaintStateTag({ state }: { state: ComplaintState }) {
  const t = useT();
  return <Tag tone={TONES[state]}>{t(COMPLAINT_STATE_LABELS[state])}</Tag>;
}
