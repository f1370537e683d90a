import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { STAND_FIRM_STATUS_LABELS, type StandFirmStatus } from "../vocabulary";

const TONES = { asked: "warn", confirmed: "ok", withdrawn: "plain" } as const;

export function StandFirmStatusTag({ status }: { status: StandFirmStatus }) {
  const t = useT();
  return <Tag tone={TONES[status]}>{t(STAND_FIRM_STATUS_LABELS[status])}</Tag>;
}
