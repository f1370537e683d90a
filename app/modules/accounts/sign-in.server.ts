import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { tooMany } from "~/access/rate-limit.server";
import { Refusal } from "~/http/errors";
import { afterPassword, type SignInStep } from "./continue-sign-in.server";
import type { Account } from "./find-account.server";
import { isPasswordRight } from "./hash-password.server";
import { isKnownBrowser } from "./known-browser.server";
import {
  forgetFailure,
  noteFailure,
  passwordDoor,
  recordRefusal,
  renewFailure,
  waitAtDoor,
} from "./sign-in-failures.server";

export interface SignInTry {
  /** Lower case. */
  email: string;
  password: string;
  userAgent: string;
  address: string;
  /** What the browser's mark says about who signed in on it before. */
  browserMark: string | null;
  /** The session this browser had until now; it ends. */
  sessionIdHash: string | null;
}

/**
 * Checks the password of a person who signs in, or refuses in the same words and the same time whether the account exists or not.
 * Each try is written down before the password is checked, so that many at once cannot pass the limits together.
 */
export async function signIn(context: Context, attempt: SignInTry): Promise<SignInStep> {
  authorize(context, "session.start");
  const found = context.db.select().from(users).where(eq(users.email, attempt.email)).get();
  const account = found && found.disabledAt === null && found.passwordHash !== null ? found : null;
  const failure = reserveTry(context, attempt, account);
  let right = false;
  try {
    right = await isPasswordRight(attempt.password, account?.passwordHash ?? null);
  } catch (error) {
    transact(context, () => forgetFailure(context, failure));
    throw error;
  }
  if (!right || !account) {
    transact(context, () => {
      renewFailure(context, failure);
      recordRefusal(context, attempt.address, found?.id ?? null);
    });
    throw new Refusal("invalid", "signIn.wrong");
  }
  return transact(context, () => {
    forgetFailure(context, failure);
    const present = context.db.select().from(users).where(eq(users.id, account.id)).get();
    // While the password was being checked, somebody may have disabled the account or changed its password.
    if (!present || present.disabledAt !== null || present.passwordHash !== account.passwordHash)
      throw new Refusal("invalid", "signIn.wrong");
    return afterPassword(context, present, attempt);
  });
}

function reserveTry(context: Context, attempt: SignInTry, account: Account | null): number {
  const isKnown =
    account?.passwordHash != null &&
    isKnownBrowser(context.auditKey, attempt.browserMark, account.id, account.passwordHash);
  const door = passwordDoor(attempt.email, attempt.address, isKnown);
  const reserved = transact(context, () => {
    const wait = waitAtDoor(context, door);
    if (wait > 0) recordRefusal(context, attempt.address, account?.id ?? null);
    return wait > 0 ? { wait } : { wait: 0, id: noteFailure(context, door) };
  });
  if (reserved.id === undefined) throw tooMany(reserved.wait);
  return reserved.id;
}
