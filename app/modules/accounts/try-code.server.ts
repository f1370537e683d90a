import { eq } from "drizzle-orm";
import { secondFactors } from "~db/schema";
import type { Context } from "~/access/context";
import { tooMany } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField, type Refusal } from "~/http/errors";
import type { Account } from "./find-account.server";
import { recoveryCodesLeft, spendRecoveryCode } from "./recovery-codes.server";
import { findSecondFactor } from "./second-factor.server";
import { openSecret } from "./second-factor-secret.server";
import { mailAboutSecondFactor } from "./second-factor-mails.server";
import { codeDoor, noteFailure, recordRefusal, waitAtDoor } from "./sign-in-failures.server";
import { acceptedStep } from "./totp.server";

/** Whoever comes to the second step knows the password: after so many wrong codes in a row the person is told. */
const TOLD_AFTER = 5;
/**
 * After so many wrong codes in a row no code of the app is taken until the person has another password: whoever guesses on for a year
 * at the pace that the limits leave would hit one code in three. A recovery code still opens.
 */
const CLOSED_AFTER = 50;

/**
 * Part of verbs: takes the code of an app, or a recovery code, of a person who has a second factor. What it writes must be saved when it
 * is refused too, so that tries are counted; the refusal is therefore given back and not thrown.
 * @returns null when the code was right
 */
export function tryCode(
  context: Context,
  account: Account,
  code: string,
  { address, isKnown }: { address: string; isKnown: boolean },
): Refusal | null {
  const door = codeDoor(account.id, address, isKnown);
  const wait = waitAtDoor(context, door);
  if (wait > 0) {
    recordRefusal(context, address, account.id);
    return tooMany(wait);
  }
  const factor = findSecondFactor(context, account.id);
  const plain = code.replace(/\s/g, "");
  const isClosed = factor !== null && factor.wrongInARow >= CLOSED_AFTER;
  const secret = factor && !isClosed ? openSecret(context, account.id, factor.secret) : null;
  const step = secret && factor && acceptedStep(secret, plain, context.now(), factor.lastStep);
  const own = eq(secondFactors.userId, account.id);
  if (factor && step !== null) {
    context.db.update(secondFactors).set({ lastStep: step, wrongInARow: 0 }).where(own).run();
    return null;
  }
  if (factor && spendRecoveryCode(context, account.id, plain)) {
    context.db.update(secondFactors).set({ wrongInARow: 0 }).where(own).run();
    const left = recoveryCodesLeft(context, account.id);
    recordAudit(context, {
      action: "account.spendRecoveryCode",
      subjectKind: "account",
      subjectId: account.id,
      after: { address, recoveryCodesLeft: left },
    });
    mailAboutSecondFactor(context, account, "mail.recoveryCodeUsed", left);
    return null;
  }
  noteFailure(context, door);
  recordRefusal(context, address, account.id);
  const wrongInARow = (factor?.wrongInARow ?? 0) + 1;
  context.db.update(secondFactors).set({ wrongInARow }).where(own).run();
  if (factor && wrongInARow % TOLD_AFTER === 0)
    mailAboutSecondFactor(context, account, "mail.codesGuessed", wrongInARow);
  return invalidField("code", isClosed ? "secondFactor.closed" : "secondFactor.wrong");
}
