import { eq } from "drizzle-orm";
import { eventInvitations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { stopMailOfCause } from "~/mail/forget-contact-mail.server";
import { findInvitation } from "./find-invitation.server";
import { invitationCause } from "./invitation-mail.server";
import { isRegistered } from "./invitation-queries.server";

/**
 * Whoever holds the link says that nobody will come. Saying so twice changes nothing.
 * @throws Refusal not_found, conflict (registered: that registration is to be cancelled)
 */
export function declineInvitation(context: Context, token: string): void {
  authorize(context, "invitation.answer");
  transact(context, () => {
    const { invitation, event } = findInvitation(context, token);
    if (isRegistered(context, invitation.id)) throw conflict("invitation.refused.registered");
    if (invitation.declinedAt !== null) return;
    const declinedAt = context.now();
    context.db.update(eventInvitations).set({ declinedAt }).where(eq(eventInvitations.id, invitation.id)).run();
    stopMailOfCause(context, `${invitationCause(event.id)}${invitation.id}:`);
    recordAudit(context, {
      action: "invitation.decline",
      subjectKind: "event",
      subjectId: event.id,
      after: { invitationId: invitation.id, organisationId: invitation.organisationId },
    });
  });
}
