import { eq } from "drizzle-orm";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findAccount } from "./find-account.server";

/** The person may sign in again, with the password of before. */
export function enableAccount(context: Context, id: number): void {
  authorize(context, "account.manage");
  transact(context, () => {
    const account = findAccount(context, id);
    if (account.disabledAt === null) return;
    context.db
      .update(users)
      .set({ disabledAt: null, version: account.version + 1 })
      .where(eq(users.id, id))
      .run();
    recordAudit(context, {
      action: "account.enable",
      subjectKind: "account",
      subjectId: id,
      before: { disabled: true },
      after: { disabled: false },
    });
  });
}
