import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import type { Context } from "~/access/context";
import { startPendingSignIn } from "~/access/pending-sign-in.server";
import { recordAudit } from "~/access/record-audit.server";
import { ACCOUNT_ROLES, type AccountRole } from "~/access/roles";
import { demandsSecondFactor } from "~/access/second-factor-demand";
import { endSession, hashToken, startSession } from "~/access/session.server";
import { Refusal } from "~/http/errors";
import type { Account } from "./find-account.server";
import { knownBrowserMark } from "./known-browser.server";
import { findSecondFactor } from "./second-factor.server";
import { offerSecret } from "./second-factor-offer.server";

/** The browser a person signs in with, and from where. */
export interface SignInPlace {
  userAgent: string;
  address: string;
  /** The session this browser had until now; it ends, so that nobody can plant one. */
  sessionIdHash?: string | null;
}

export interface SignedIn {
  step: "in";
  token: string;
  expiresAt: number;
  browserMark: string;
  role: AccountRole;
}

/** The password is not enough: what the browser holds until the code, or the set-up, of the second factor. */
export interface AwaitingSecondStep {
  step: "code" | "setUp";
  token: string;
}

export type SignInStep = SignedIn | AwaitingSecondStep;

function roleOf({ role }: Account): AccountRole {
  const known = ACCOUNT_ROLES.find((value) => value === role);
  if (known === undefined) throw new Refusal("invalid", "signIn.wrong");
  return known;
}

/** Part of the verbs that prove a password: the second step where there is one or has to be, else a session. */
export function afterPassword(context: Context, account: Account, place: SignInPlace): SignInStep {
  const role = roleOf(account);
  if (findSecondFactor(context, account.id)) return { step: "code", token: startPendingSignIn(context, account.id) };
  if (!demandsSecondFactor(role) || context.secondFactorWaived === true) return openSession(context, account, place);
  const token = startPendingSignIn(context, account.id);
  offerSecret(context, account.id, hashToken(token));
  return { step: "setUp", token };
}

/** Part of the verbs of the last step: a session of its own, whatever the browser held before. */
export function openSession(context: Context, account: Account, place: SignInPlace): SignedIn {
  const role = roleOf(account);
  if (account.passwordHash === null) throw new Refusal("invalid", "signIn.wrong");
  if (place.sessionIdHash) endSession(context, place.sessionIdHash);
  const session = startSession(context, account.id, place);
  context.db.update(users).set({ lastSignInAt: context.now() }).where(eq(users.id, account.id)).run();
  const actor = { role, userId: account.id, name: account.name, organisationIds: [], promoterId: null };
  recordAudit(
    { ...context, actor },
    { action: "session.start", subjectKind: "account", subjectId: account.id, after: { address: place.address } },
  );
  const browserMark = knownBrowserMark(context.auditKey, account.id, account.passwordHash);
  return { step: "in", ...session, browserMark, role };
}
