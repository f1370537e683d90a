import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { MEMBERSHIP_STATUS_LABELS, MEMBERSHIP_STATUS_TONES, type MembershipStatus } from "../membership/vocabulary";
import { MEMBERSHIP_LABELS } from "../vocabulary";

/** Where an organisation stands today; null for who never had a membership. */
export function MembershipTag({ membership }: { membership: MembershipStatus | null }) {
  const t = useT();
  if (membership === null) return <Tag>{t(MEMBERSHIP_LABELS.never)}</Tag>;
  return <Tag tone={MEMBERSHIP_STATUS_TONES[membership]}>{t(MEMBERSHIP_STATUS_LABELS[membership])}</Tag>;
}
