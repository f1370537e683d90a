import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { ACCOUNT_ROLES } from "~/access/roles";
import { endSessionsOf } from "~/access/session.server";
import { invalidField, Refusal } from "~/http/errors";
import { afterPassword, type SignInPlace, type SignInStep } from "./continue-sign-in.server";
import { findAccount, type Account } from "./find-account.server";
import { hashPassword } from "./hash-password.server";
import { endLinksOf, findLink, markUsed } from "./issue-link.server";
import { passwordProblem } from "./password-rules";
import { openCodes } from "./second-factor.server";

/** Links to an account: of whoever opened or renewed it, and of somebody who forgot the password. */
const TO_AN_ACCOUNT = ["set_password", "forgotten_password"] as const;

/** Whose password a link sets, while it can be used. */
export function accountOfLink(context: Context, token: string): Account {
  authorize(context, "session.start");
  const link = findLink(context, TO_AN_ACCOUNT, token);
  const account = link.userId === null ? null : findAccount(context, link.userId);
  if (!account || account.disabledAt !== null) throw new Refusal("not_found", "link.invalid");
  return account;
}

/**
 * Sets the password of a one-time link, ends every session of the person and signs them in here. Who reads the mail has not the second
 * factor: where there is one, its code is asked for as at every sign-in.
 */
export async function setPassword(
  context: Context,
  token: string,
  input: SignInPlace & { newPassword: string },
): Promise<SignInStep> {
  const { email, name } = accountOfLink(context, token);
  const found = passwordProblem(input.newPassword, [email, name]);
  if (found) throw invalidField("newPassword", found.key, found.params);
  const passwordHash = await hashPassword(input.newPassword);
  return transact(context, () => {
    const account = accountOfLink(context, token);
    const role = ACCOUNT_ROLES.find((value) => value === account.role);
    if (role === undefined) throw new Refusal("not_found", "link.invalid");
    markUsed(context, findLink(context, TO_AN_ACCOUNT, token));
    context.db.update(users).set({ passwordHash }).where(eq(users.id, account.id)).run();
    openCodes(context, account.id);
    endSessionsOf(context, account.id);
    endLinksOf(context, account.id);
    const actor = { role, userId: account.id, name: account.name, organisationIds: [], promoterId: null };
    recordAudit(
      { ...context, actor },
      {
        action: "account.setPassword",
        subjectKind: "account",
        subjectId: account.id,
        after: { address: input.address },
      },
    );
    return afterPassword(context, { ...account, passwordHash }, input);
  });
}
