import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { MEMBERSHIP_LABELS, type Membership } from "../vocabulary";

export function MembershipTag({ membership }: { membership: Membership }) {
  const t = useT();
  return <Tag tone={membership === "member" ? "ok" : "plain"}>{t(MEMBERSHIP_LABELS[membership])}</Tag>;
}
