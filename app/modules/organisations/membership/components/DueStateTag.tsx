import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { DUE_STATE_LABELS, type DueState } from "../vocabulary";

const TONES = { due: "warn", paid: "ok", waived: "plain" } as const;

export function DueStateTag({ state }: { state: DueState }) {
  const t = useT();
  return <Tag tone={TONES[state]}>{t(DUE_STATE_LABELS[state])}</Tag>;
}
