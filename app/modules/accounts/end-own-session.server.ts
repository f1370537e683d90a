import { and, eq } from "drizzle-orm";
import { sessions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { endSession, endSessionsOf } from "~/access/session.server";
import { notFound } from "~/http/errors";

/** Signs out one of the person's own devices. */
export function endOwnSession(context: Context, idHash: string): void {
  authorize(context, "account.own");
  transact(context, () => {
    const own = and(eq(sessions.idHash, idHash), eq(sessions.userId, context.actor.userId ?? 0));
    if (!context.db.select({ userId: sessions.userId }).from(sessions).where(own).get()) throw notFound();
    endSession(context, idHash);
    recordAudit(context, { action: "session.end", subjectKind: "account", subjectId: context.actor.userId });
  });
}

/** Signs out every device but the one in use. */
export function endOtherSessions(context: Context, sessionIdHash: string): void {
  authorize(context, "account.own");
  const userId = context.actor.userId;
  if (userId === null) throw notFound();
  transact(context, () => {
    endSessionsOf(context, userId, sessionIdHash);
    recordAudit(context, { action: "session.endOthers", subjectKind: "account", subjectId: userId });
  });
}
