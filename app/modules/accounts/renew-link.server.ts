import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findAccount } from "./find-account.server";
import { sendLink, type SentLink } from "./send-link.server";

/** A new link to set a password, for a person who lost the password or the link; earlier links end. */
export function renewLink(context: Context, id: number, mailLink: boolean): SentLink {
  authorize(context, "account.manage");
  return transact(context, () => {
    const account = findAccount(context, id);
    if (account.disabledAt !== null) throw conflict("account.disabledNoLink");
    const link = sendLink(context, account, mailLink);
    recordAudit(context, {
      action: "account.issueLink",
      subjectKind: "account",
      subjectId: id,
      after: { purpose: "set_password", mailed: mailLink },
    });
    return link;
  });
}
