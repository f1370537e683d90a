import { eq } from "drizzle-orm";
import { events } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findEventToRun } from "./find-event.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { mailRegistrants } from "./registration-mail.server";
import { mailFirmsOnStands } from "./stands/stand-mail.server";

/**
 * The event takes place after all, with the registrations it had; everybody with a confirmed seat, and every firm on a
 * stand, is told by mail.
 * Reopening an event that is not cancelled changes nothing.
 * @returns number of mails
 * @throws Refusal forbidden, not_found
 */
export function reopenEvent(context: Context, id: number): number {
  authorize(context, "event.publish");
  return transact(context, () => {
    const event = findEventToRun(context, id);
    if (event.cancelledAt === null) return 0;
    const now = context.now();
    context.db
      .update(events)
      .set({
        cancelledAt: null,
        cancelledBy: null,
        cancellationReason: null,
        version: event.version + 1,
        updatedAt: now,
      })
      .where(eq(events.id, id))
      .run();
    recordAudit(context, {
      action: "event.reopen",
      subjectKind: "event",
      subjectId: id,
      before: { cancelledAt: event.cancelledAt, cancellationReason: event.cancellationReason },
      after: { cancelledAt: null, cancellationReason: null },
    });
    moveWaitingList(context, id);
    if (event.endsAt <= now) return 0;
    return mailRegistrants(context, event, "reopened", {}) + mailFirmsOnStands(context, event, "reopened", {});
  });
}
