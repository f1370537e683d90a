import { and, eq, isNull } from "drizzle-orm";
import { eventInvitations, invitationRounds } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { takesRegistrations } from "../event-status";
import { findEventToRun } from "../find-event.server";
import { chosenFirms } from "./chosen-firms.server";
import { mailInvitation } from "./invitation-mail.server";

/** Those who were invited, have not answered and were not reminded, and whose firm is not registered otherwise. */
export function toRemind(context: Context, eventId: number) {
  authorize(context, "event.invite");
  const waiting = context.db
    .select({ invitation: eventInvitations, text: invitationRounds.text })
    .from(eventInvitations)
    .innerJoin(invitationRounds, eq(invitationRounds.id, eventInvitations.roundId))
    .where(
      and(
        eq(eventInvitations.eventId, eventId),
        isNull(eventInvitations.declinedAt),
        isNull(eventInvitations.remindedAt),
      ),
    )
    .orderBy(eventInvitations.id)
    .all();
  const { firms, contacts } = chosenFirms(
    context,
    eventId,
    waiting.map(({ invitation }) => invitation.organisationId),
  );
  const open = new Map(firms.filter(({ inCare, registered }) => inCare && !registered).map((firm) => [firm.id, firm]));
  return waiting.flatMap(({ invitation, text }) => {
    const firm = open.get(invitation.organisationId);
    const contact = contacts.get(invitation.contactId ?? 0);
    const weighed = firm?.contacts.find(({ id }) => id === invitation.contactId);
    // Whoever has another address by now was not invited there.
    const isMeant = weighed?.reason === null && weighed.addressHash === invitation.addressHash;
    return firm && contact?.email && isMeant ? [{ invitation, text, firm, contact, email: contact.email }] : [];
  });
}

/**
 * Reminds, once, those who were invited and have not answered.
 * @returns number of mails
 * @throws Refusal forbidden, not_found, conflict (event takes no registrations, nobody to remind)
 */
export function remindInvited(context: Context, eventId: number): number {
  authorize(context, "event.invite");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    if (!takesRegistrations(event, context.now())) throw conflict("invitation.refused.closed");
    const due = toRemind(context, eventId);
    if (due.length === 0) throw conflict("invitation.refused.nobodyToRemind");
    for (const { invitation, text, firm, contact, email } of due) {
      context.db
        .update(eventInvitations)
        .set({ remindedAt: context.now() })
        .where(eq(eventInvitations.id, invitation.id))
        .run();
      const { id: contactId, name, locale } = contact;
      const { id: invitationId, addressHash } = invitation;
      const { legalName } = firm;
      mailInvitation(
        context,
        event,
        { invitationId, contactId, name, email, locale, addressHash, legalName },
        "invitationReminder",
        text,
      );
    }
    recordAudit(context, {
      action: "invitation.remind",
      subjectKind: "event",
      subjectId: eventId,
      after: { mails: due.length },
    });
    return due.length;
  });
}
