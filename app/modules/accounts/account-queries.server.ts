import { desc, eq, inArray, or, sql } from "drizzle-orm";
import { sessions, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ACCOUNT_ROLES, type AccountRole } from "~/access/roles";
import { isOver } from "~/access/session.server";
import { notFound } from "~/http/errors";
import type { ListSource } from "~/lists/run-list.server";
import { accountList, type AccountRow } from "./account-list";
import { findAccount, organisationsOf } from "./find-account.server";
import { organisationLine } from "./organisation-line";
import { recoveryCodesLeft } from "./recovery-codes.server";
import { findSecondFactor } from "./second-factor.server";
import { mayTurnOff } from "./turn-off-second-factor.server";
import type { AccountState } from "./vocabulary";

const state = sql<AccountState>`CASE WHEN ${users.disabledAt} IS NOT NULL THEN 'disabled' WHEN ${users.passwordHash} IS NULL THEN 'invited' ELSE 'active' END`;
const spokenFor = sql<
  string | null
>`(SELECT group_concat(coalesce(o.short_name, o.legal_name), '、') FROM representations r JOIN organisations o ON o.id = r.organisation_id WHERE r.user_id = ${users.id})`;

export const accountSource: ListSource<AccountRow> = {
  definition: accountList,
  table: users,
  id: users.id,
  select: {
    id: users.id,
    name: users.name,
    email: users.email,
    role: users.role,
    state: state.as("state"),
    organisations: spokenFor.as("spoken_for"),
    lastSignInAt: users.lastSignInAt,
  },
  sorts: { name: users.name, email: users.email, role: users.role, lastSignInAt: users.lastSignInAt },
  filters: {
    role: (values) => inArray(users.role, values),
    state: (values) => or(...values.map((value) => sql`${state} = ${value}`)),
  },
  visible: () => undefined,
  authorize: (context) => authorize(context, "account.manage"),
};

function stateOf(account: { disabledAt: number | null; passwordHash: string | null }): AccountState {
  if (account.disabledAt !== null) return "disabled";
  return account.passwordHash === null ? "invited" : "active";
}

/** One account as its form shows it; the hash of the password never leaves the server. */
export function readAccount(context: Context, id: number) {
  authorize(context, "account.manage");
  const account = findAccount(context, id);
  const { email, name, role, locale, promoterId, version, createdAt, lastSignInAt } = account;
  const organisations = organisationsOf(context, id).map(organisationLine);
  return {
    id,
    email,
    name,
    role,
    locale,
    promoterId,
    version,
    createdAt,
    lastSignInAt,
    state: stateOf(account),
    organisations,
    hasSecondFactor: findSecondFactor(context, id) !== null,
    isOwn: id === context.actor.userId,
  };
}

export interface OwnSession {
  idHash: string;
  userAgent: string;
  address: string;
  createdAt: number;
  lastSeenAt: number;
  isThis: boolean;
}

/** What a person sees of their own account. */
export function readOwnAccount(context: Context, sessionIdHash: string | null) {
  authorize(context, "account.own");
  if (context.actor.userId === null) throw notFound();
  const account = findAccount(context, context.actor.userId);
  const role: AccountRole = ACCOUNT_ROLES.find((value) => value === account.role) ?? "viewer";
  const open = context.db
    .select()
    .from(sessions)
    .where(eq(sessions.userId, account.id))
    .orderBy(desc(sessions.lastSeenAt))
    .all()
    .filter((session) => !isOver(session, role, context.now()))
    .map(({ idHash, userAgent, address, createdAt, lastSeenAt }): OwnSession => ({
      idHash,
      userAgent,
      address,
      createdAt,
      lastSeenAt,
      isThis: idHash === sessionIdHash,
    }));
  return {
    name: account.name,
    email: account.email,
    role,
    locale: account.locale,
    organisations: organisationsOf(context, account.id),
    sessions: open,
    secondFactor: {
      isOn: findSecondFactor(context, account.id) !== null,
      recoveryCodes: recoveryCodesLeft(context, account.id),
      mayTurnOff: mayTurnOff(context),
    },
  };
}

/** Whether the person who asks has a second factor of their own. */
export function hasOwnSecondFactor(context: Context): boolean {
  authorize(context, "account.own");
  return context.actor.userId !== null && findSecondFactor(context, context.actor.userId) !== null;
}
