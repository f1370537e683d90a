import { useT } from "~/i18n/I18n";
import { Tag, type Tone } from "~/ui/Tag";
import { DATA_REQUEST_STATE_LABELS, type DataRequestState } from "../vocabulary";

const TONES: Record<DataRequestState, Tone> = {
  waiting: "weft",
  late: "bad",
  granted: "ok",
  partly: "warn",
  declined: "plain",
};

export function DataRequestStateTag({ state }: { state: DataRequestState }) {
  const t = useT();
  return <Tag tone={TONES[state]}>{t(DATA_REQUEST_STATE_LABELS[state])}</Tag>;
}
