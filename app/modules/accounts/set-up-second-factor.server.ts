import { hashToken } from "~/access/session.server";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { endPendingSignIn, findPendingSignIn } from "~/access/pending-sign-in.server";
import { recordAudit } from "~/access/record-audit.server";
import { endSessionsOf } from "~/access/session.server";
import { conflict, notFound, Refusal } from "~/http/errors";
import { openSession, type SignedIn, type SignInPlace } from "./continue-sign-in.server";
import { accountOfPending, type SecondStep } from "./enter-code.server";
import { findAccount, type Account } from "./find-account.server";
import { proveIdentity } from "./prove-identity.server";
import { findSecondFactor } from "./second-factor.server";
import { acceptOffer, offerSecret, shownSecret, type ShownSecret } from "./second-factor-offer.server";

/** A second factor is in force: its recovery codes are shown this once, and the browser has a session of its own. */
export interface SetUp {
  recoveryCodes: string[];
  session: SignedIn;
}

/** What a person scans who has to set up a second factor before anything else; null when this sign-in is over. */
export function secretAtSignIn(context: Context, pendingToken: string | null): ShownSecret | null {
  const account = accountOfPending(context, pendingToken);
  if (!account || pendingToken === null || findSecondFactor(context, account.id)) return null;
  return shownSecret(context, account, hashToken(pendingToken));
}

/** Ends signing in for a person who had no second factor and needs one. */
export function setUpAtSignIn(context: Context, input: SecondStep): SetUp {
  authorize(context, "session.start");
  return transact(context, () => {
    const pending = findPendingSignIn(context, input.pendingToken);
    const account = accountOfPending(context, input.pendingToken);
    // Whoever has one already proves it; nobody puts another in its place with the password alone.
    if (!pending || !account || findSecondFactor(context, account.id))
      throw new Refusal("invalid", "secondFactor.over");
    const recoveryCodes = acceptOffer(context, account.id, pending.idHash, input.code);
    endPendingSignIn(context, pending);
    return { recoveryCodes, session: began(context, account, input) };
  });
}

/** Begins to set up a second factor at an open session, or another one in the place of the present one. */
export async function beginSecondFactor(
  context: Context,
  input: { currentPassword: string; code: string | null; address: string; sessionIdHash: string | null },
): Promise<void> {
  authorize(context, "account.own");
  const { sessionIdHash } = input;
  if (sessionIdHash === null) throw notFound();
  await proveIdentity(context, input, (account) => offerSecret(context, account.id, sessionIdHash));
}

/** What the session that began it may scan. */
export function secretAtSession(context: Context, sessionIdHash: string | null): ShownSecret | null {
  authorize(context, "account.own");
  if (context.actor.userId === null || sessionIdHash === null) return null;
  return shownSecret(context, findAccount(context, context.actor.userId), sessionIdHash);
}

/** Puts it in force; every other session ends, and this browser gets a new one. */
export function finishSecondFactor(context: Context, input: SignInPlace & { code: string }): SetUp {
  authorize(context, "account.own");
  const id = context.actor.userId;
  const { sessionIdHash } = input;
  if (id === null || !sessionIdHash) throw notFound();
  return transact(context, () => {
    const account = findAccount(context, id);
    if (account.disabledAt !== null) throw conflict("error.conflict");
    const recoveryCodes = acceptOffer(context, id, sessionIdHash, input.code);
    return { recoveryCodes, session: began(context, account, input) };
  });
}

function began(context: Context, account: Account, place: SignInPlace): SignedIn {
  endSessionsOf(context, account.id);
  const session = openSession(context, account, place);
  const actor = { role: session.role, userId: account.id, name: account.name, organisationIds: [], promoterId: null };
  recordAudit(
    { ...context, actor },
    { action: "account.setUpSecondFactor", subjectKind: "account", subjectId: account.id },
  );
  return session;
}
