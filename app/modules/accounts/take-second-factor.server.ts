import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { endSessionsOf } from "~/access/session.server";
import { conflict } from "~/http/errors";
import { findAccount } from "./find-account.server";
import { findSecondFactor, forgetSecondFactor } from "./second-factor.server";
import { mailAboutSecondFactor } from "./second-factor-mails.server";

/**
 * For a person who lost the second factor and the recovery codes: it is gone, every session ends, and the person is told by mail. Whoever
 * needs one sets up a new one at the next sign-in. One's own is changed on the own account, with the password and a code.
 */
export function takeSecondFactor(context: Context, id: number): void {
  authorize(context, "account.manage");
  transact(context, () => {
    const account = findAccount(context, id);
    if (id === context.actor.userId) throw conflict("secondFactor.notOwn");
    if (!findSecondFactor(context, id)) throw conflict("secondFactor.none");
    forgetSecondFactor(context, id);
    endSessionsOf(context, id);
    mailAboutSecondFactor(context, account, "mail.secondFactorTaken");
    recordAudit(context, { action: "account.takeSecondFactor", subjectKind: "account", subjectId: id });
  });
}
