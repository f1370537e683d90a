import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { addressKey } from "~/access/address-key";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { Refusal } from "~/http/errors";
import { sendForgottenPasswordLink } from "./send-link.server";

const HOUR_MS = 3_600_000;
const OF_ADDRESS = { limit: 10, windowMs: HOUR_MS };
const OF_ACCOUNT = { limit: 3, windowMs: HOUR_MS };

/**
 * Mails a link to set a new password to whoever forgot theirs. The answer is the same, and takes one written transaction, whether
 * there is such an account or not; an account that was mailed often lately is mailed no more for a while, without a word.
 * @throws Refusal too_many when the address asked too often
 */
export function forgetPassword(context: Context, { email, address }: { email: string; address: string }): void {
  authorize(context, "password.forget");
  takeTurn(`forgotten:${addressKey(address)}`, OF_ADDRESS, context.now());
  const mayMail = hasTurn(context, email);
  transact(context, () => {
    const account = context.db
      .select()
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)))
      .get();
    if (account && mayMail) sendForgottenPasswordLink(context, account);
    recordAudit(context, {
      action: "account.forgetPassword",
      subjectKind: "account",
      subjectId: account?.id ?? null,
      after: { address, mailed: account !== undefined && mayMail },
    });
  });
}

function hasTurn(context: Context, email: string): boolean {
  try {
    takeTurn(`forgotten:${createHash("sha256").update(email).digest("hex")}`, OF_ACCOUNT, context.now());
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === "too_many") return false;
    throw error;
  }
}
