import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { endSession } from "~/access/session.server";

/** Ends the session on the server; the cookie is worth nothing from then on. */
export function signOut(context: Context, sessionIdHash: string | null): void {
  authorize(context, "session.end");
  if (sessionIdHash === null) return;
  transact(context, () => {
    endSession(context, sessionIdHash);
    recordAudit(context, { action: "session.end", subjectKind: "account", subjectId: context.actor.userId });
  });
}
