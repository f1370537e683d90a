import type { MessageKey } from "~/i18n/messages";
import type { AccountState } from "./vocabulary";

export const ACCOUNT_STATE_LABELS: Record<AccountState, MessageKey> = {
  active: "account.state.active",
  invited: "account.state.invited",
  disabled: "account.state.disabled",
};
