import { and, lt, ne } from "drizzle-orm";
import { outboxMessages } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";

/** As long as the people of an event are kept: a mail holds the same names and addresses. */
export const DAYS_KEPT = 183;
const DAY_MS = 86_400_000;

/** Deletes mails that are long done with; those still waiting stay. @returns number of mails */
export function forgetOldMail(context: Context): number {
  authorize(context, "outbox.retry");
  return transact(context, () => {
    const old = lt(outboxMessages.createdAt, context.now() - DAYS_KEPT * DAY_MS);
    const { changes } = context.db
      .delete(outboxMessages)
      .where(and(old, ne(outboxMessages.status, "queued")))
      .run();
    if (changes > 0) {
      recordAudit(context, {
        action: "outbox.forget",
        subjectKind: "mail",
        subjectId: null,
        after: { count: changes },
      });
    }
    return changes;
  });
}
