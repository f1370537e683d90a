import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { APPLICATION_STATE_LABELS, APPLICATION_STATE_TONES, type ApplicationState } from "../vocabulary";

export function ApplicationStateTag({ state }: { state: ApplicationState }) {
  const t = useT();
  return <Tag tone={APPLICATION_STATE_TONES[state]}>{t(APPLICATION_STATE_LABELS[state])}</Tag>;
}
