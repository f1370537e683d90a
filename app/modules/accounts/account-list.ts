import { ACCOUNT_ROLES, type AccountRole } from "~/access/roles";
import { defineList } from "~/lists/define-list";
import { ACCOUNT_STATE_LABELS } from "./account-labels";
import { ROLE_LABELS } from "./role-labels";
import { ACCOUNT_STATES, type AccountState } from "./vocabulary";

export const accountList = defineList({
  id: "accounts",
  path: "/settings/accounts",
  name: "account.list",
  columns: {
    name: { label: "account.name", short: true, sortable: true },
    email: { label: "account.email", sortable: true },
    role: { label: "account.role", short: true, sortable: true },
    state: { label: "account.state", short: true },
    organisations: { label: "account.organisations", wideOnly: true },
    lastSignInAt: { label: "account.lastSignIn", short: true, sortable: true, wideOnly: true },
  },
  filters: {
    role: {
      kind: "choice",
      label: "account.role",
      options: ACCOUNT_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] })),
    },
    state: {
      kind: "choice",
      label: "account.state",
      options: ACCOUNT_STATES.map((value) => ({ value, label: ACCOUNT_STATE_LABELS[value] })),
    },
  },
  defaultSort: "name",
  searchable: false,
  changesByDay: { unless: [] },
});

export interface AccountRow {
  id: number;
  name: string;
  email: string;
  role: AccountRole;
  state: AccountState;
  organisations: string | null;
  lastSignInAt: number | null;
}
