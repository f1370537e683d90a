import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { conflict, invalidField, notFound, type Refusal } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import { findAccount, type Account } from "./find-account.server";
import { isPasswordRight } from "./hash-password.server";
import { findSecondFactor } from "./second-factor.server";
import { tryCode } from "./try-code.server";

const CHECKS = { limit: 5, windowMs: 15 * 60_000 };

/** Part of verbs: whoever holds somebody's open session still needs the present password, and guesses it five times in a quarter of an hour. */
export async function provePassword(
  context: Context,
  account: Account,
  currentPassword: string,
  wrong: MessageKey,
): Promise<void> {
  takeTurn(`password:${account.id}`, CHECKS, context.now());
  if (!(await isPasswordRight(currentPassword, account.passwordHash))) throw invalidField("currentPassword", wrong);
}

/**
 * Part of verbs about one's own second factor: the password and, where there is a second factor, a code; then the change, in one
 * transaction with the code that it spends.
 */
export async function proveIdentity<T>(
  context: Context,
  input: { currentPassword: string; code: string | null; address: string },
  change: (account: Account) => T,
): Promise<T> {
  const id = context.actor.userId;
  if (id === null) throw notFound();
  const account = findAccount(context, id);
  await provePassword(context, account, input.currentPassword, "secondFactor.passwordWrong");
  const outcome = transact(context, (): { refusal: Refusal } | { value: T } => {
    const present = findAccount(context, id);
    if (present.passwordHash !== account.passwordHash || present.disabledAt !== null) throw conflict("error.conflict");
    if (findSecondFactor(context, id)) {
      const refusal =
        input.code === null
          ? invalidField("code", "field.required")
          : tryCode(context, present, input.code, { address: input.address, isKnown: true });
      if (refusal) return { refusal };
    }
    return { value: change(present) };
  });
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.value;
}
