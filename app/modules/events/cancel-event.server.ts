import { eq } from "drizzle-orm";
import { events } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { whyNotCancel } from "./event-lifecycle";
import { findEventToRun, happeningsOf } from "./find-event.server";
import { stopMailOfCause } from "~/mail/forget-contact-mail.server";
import { invitationCause } from "./invitations/invitation-mail.server";
import { mailRegistrants } from "./registration-mail.server";
import { mailFirmsOnStands } from "./stands/stand-mail.server";

/**
 * The event does not take place. Registrations are kept as they are, so that reopening restores them; everybody with a
 * confirmed seat and every firm on a stand is told the reason by mail. Cancelling a cancelled event changes nothing.
 * @returns number of mails
 * @throws Refusal forbidden, not_found, conflict
 */
export function cancelEvent(context: Context, id: number, reason: string): number {
  authorize(context, "event.publish");
  return transact(context, () => {
    const event = findEventToRun(context, id);
    if (event.cancelledAt !== null) return 0;
    const refusal = whyNotCancel(event, happeningsOf(context, id));
    if (refusal) throw conflict(refusal);
    const cancelledAt = context.now();
    context.db
      .update(events)
      .set({
        cancelledAt,
        cancelledBy: context.actor.userId,
        cancellationReason: reason,
        version: event.version + 1,
        updatedAt: cancelledAt,
      })
      .where(eq(events.id, id))
      .run();
    recordAudit(context, {
      action: "event.cancel",
      subjectKind: "event",
      subjectId: id,
      before: { cancelledAt: null, cancellationReason: null },
      after: { cancelledAt, cancellationReason: reason },
    });
    stopMailOfCause(context, invitationCause(id));
    if (event.endsAt <= cancelledAt) return 0;
    return (
      mailRegistrants(context, event, "cancelled", { reason }) +
      mailFirmsOnStands(context, event, "cancelled", { reason })
    );
  });
}
