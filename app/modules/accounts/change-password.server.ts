import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { endSessionsOf, startSession } from "~/access/session.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { findAccount } from "./find-account.server";
import { hashPassword } from "./hash-password.server";
import { endLinksOf } from "./issue-link.server";
import { knownBrowserMark } from "./known-browser.server";
import { passwordProblem } from "./password-rules";
import { provePassword } from "./prove-identity.server";
import { openCodes } from "./second-factor.server";

/** Whoever holds somebody's open session still needs the present password. Every session and every open link ends; this browser gets a new session. */
export async function changePassword(
  context: Context,
  input: { currentPassword: string; newPassword: string; userAgent: string; address: string },
): Promise<{ token: string; expiresAt: number; browserMark: string }> {
  authorize(context, "account.own");
  const id = context.actor.userId;
  if (id === null) throw notFound();
  const account = findAccount(context, id);
  const found = passwordProblem(input.newPassword, [account.email, account.name]);
  if (found) throw invalidField("newPassword", found.key, found.params);
  await provePassword(context, account, input.currentPassword, "password.currentWrong");
  const passwordHash = await hashPassword(input.newPassword);
  return transact(context, () => {
    const present = findAccount(context, id);
    if (present.passwordHash !== account.passwordHash || present.disabledAt !== null) throw conflict("error.conflict");
    context.db.update(users).set({ passwordHash }).where(eq(users.id, id)).run();
    openCodes(context, id);
    endSessionsOf(context, id);
    endLinksOf(context, id);
    recordAudit(context, { action: "account.changePassword", subjectKind: "account", subjectId: id });
    return { ...startSession(context, id, input), browserMark: knownBrowserMark(context.auditKey, id, passwordHash) };
  });
}
