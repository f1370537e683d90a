import type { PermissionName } from "~/access/permissions";
import { hasTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { transact } from "~db/transact";
import { Refusal } from "./errors";
import type { RequestContext } from "./request-context";
import { isStorageError } from "./storage-errors";

/** So many tries of one person are kept in an hour: a script that tries every address does not fill the log. */
const KEPT = { limit: 20, windowMs: 3_600_000 };

/**
 * Keeps in the log that somebody who is signed in was refused for want of a permission. Records out of sight are not found rather than
 * forbidden, and leave nothing.
 */
export function recordDenied(
  context: RequestContext,
  permission: PermissionName,
  request: Request,
  error: unknown,
): void {
  const actor = context.lookedAtBy ?? context.actor;
  if (!(error instanceof Refusal) || error.kind !== "forbidden" || actor.userId === null) return;
  // They lack no permission; they only look.
  if (error.key === "looking.readOnly") return;
  if (!hasTurn(`denied:${actor.userId}`, KEPT, context.now())) return;
  const path = new URL(request.url).pathname.replace(/\.data$/, "").slice(0, 200);
  try {
    transact(context, () => {
      recordAudit(
        { ...context, actor },
        {
          action: "access.denied",
          subjectKind: "account",
          subjectId: actor.userId,
          after: { permission, method: request.method, path },
        },
      );
    });
  } catch (failure) {
    // On a full or read-only disk the answer stays a refusal.
    if (!isStorageError(failure)) throw failure;
  }
}
