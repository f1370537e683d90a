import { lt } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { oneTimeLinks, sessions } from "~db/schema";
import { transact } from "~db/transact";

/** The law asks for six months of records of who signed in from where. */
export const DAYS_KEPT = 183;
const DAY_MS = 86_400_000;

/** Deletes sessions and links that expired long ago, with the addresses they were used from. @returns number of both */
export function forgetOldSessions(context: Context): number {
  authorize(context, "account.manage");
  return transact(context, () => {
    const before = context.now() - DAYS_KEPT * DAY_MS;
    const ended = context.db.delete(sessions).where(lt(sessions.expiresAt, before)).run().changes;
    const links = context.db.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, before)).run().changes;
    if (ended + links > 0)
      recordAudit(context, {
        action: "session.forget",
        subjectKind: "account",
        subjectId: null,
        after: { count: ended + links },
      });
    return ended + links;
  });
}
