import { useT } from "~/i18n/I18n";
import { Tag, type Tone } from "~/ui/Tag";
import { EVENT_STATUS_LABELS, REGISTRATION_STATUS_LABELS } from "../event-labels";
import type { EventStatus, RegistrationStatus } from "../vocabulary";

const EVENT_TONES: Record<EventStatus, Tone> = {
  draft: "plain",
  open: "ok",
  full: "warn",
  closed: "plain",
  running: "weft",
  past: "plain",
  cancelled: "bad",
};

export function EventStatusTag({ status }: { status: EventStatus }) {
  const t = useT();
  return <Tag tone={EVENT_TONES[status]}>{t(EVENT_STATUS_LABELS[status])}</Tag>;
}

const REGISTRATION_TONES: Record<RegistrationStatus, Tone> = {
  pending: "warn",
  asked: "warn",
  declined: "bad",
  confirmed: "ok",
  waiting: "plain",
  offered: "warn",
  lapsed: "plain",
  cancelled: "bad",
  expired: "plain",
};

export function RegistrationStatusTag({ status }: { status: RegistrationStatus }) {
  const t = useT();
  return <Tag tone={REGISTRATION_TONES[status]}>{t(REGISTRATION_STATUS_LABELS[status])}</Tag>;
}
