import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { endPendingSignIn, findPendingSignIn } from "~/access/pending-sign-in.server";
import { Refusal } from "~/http/errors";
import { openSession, type SignedIn, type SignInPlace } from "./continue-sign-in.server";
import { findAccount, type Account } from "./find-account.server";
import { isKnownBrowser } from "./known-browser.server";
import { tryCode } from "./try-code.server";

export interface SecondStep extends SignInPlace {
  /** What the browser holds since the password was right. */
  pendingToken: string | null;
  code: string;
}

/** Whose second step is awaited from this browser; null when none is, or no more. */
export function accountOfPending(context: Context, pendingToken: string | null): Account | null {
  authorize(context, "session.start");
  const pending = findPendingSignIn(context, pendingToken);
  const account = pending && findAccount(context, pending.userId);
  return account && account.disabledAt === null ? account : null;
}

/** The second step of signing in: a code of the app or a recovery code, each taken once, opens a session. */
export function enterCode(context: Context, input: SecondStep & { browserMark: string | null }): SignedIn {
  authorize(context, "session.start");
  const outcome = transact(context, () => {
    const pending = findPendingSignIn(context, input.pendingToken);
    const account = accountOfPending(context, input.pendingToken);
    if (!pending || !account || account.passwordHash === null) return new Refusal("invalid", "secondFactor.over");
    const isKnown = isKnownBrowser(context.auditKey, input.browserMark, account.id, account.passwordHash);
    const refusal = tryCode(context, account, input.code, { address: input.address, isKnown });
    if (refusal) return refusal;
    endPendingSignIn(context, pending);
    return openSession(context, account, input);
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
