import type { Context } from "~/access/context";
import type { Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { oneLine } from "~/mail/one-line";
import { unsubscribeToken } from "~/modules/organisations/contacts/unsubscribed.server";
import { calendarEventOf } from "../calendar-event";
import { calendarFile } from "../calendar-file";
import { organisersOf } from "../event-page.server";
import { eventTimeText, eventTitle } from "../event-time-text";
import type { EventRecord } from "../find-event.server";
import { invitationToken } from "./invitation-token.server";

export interface InvitedContact {
  invitationId: number;
  contactId: number;
  name: string;
  email: string;
  locale: Locale;
  addressHash: string;
  legalName: string;
}

/** The beginning of the cause of every mail that invites to an event. */
export const invitationCause = (eventId: number) => `invitation:${eventId}:`;

/**
 * Invites a contact, or reminds him of it, in his language: what it is, where to answer, and how to get no more of these. The
 * online address is told to nobody who has no seat.
 */
export function mailInvitation(
  context: Context,
  event: EventRecord,
  to: InvitedContact,
  kind: "invitation" | "invitationReminder",
  text: string | null,
): void {
  const { locale } = to;
  const t = translateFor(locale);
  const title = oneLine(eventTitle(event, locale));
  const { owner } = organisersOf(context, event);
  const link = `${context.origin}/public/invitations/${invitationToken(context, event.id, to.addressHash)}`;
  const unsubscribeLink = `${context.origin}/public/unsubscriptions/${unsubscribeToken(context, to.addressHash)}`;
  const body = t(`mail.${kind}.body`, {
    title,
    link,
    name: oneLine(to.name),
    firm: oneLine(to.legalName),
    organiser: locale === "en" ? owner.en : owner.zh,
    time: eventTimeText(event, locale),
    place: oneLine(event.venue ?? t("event.mode.online")),
    contact: event.organiserContact ? oneLine(event.organiserContact) : t("mail.event.noContact"),
  });
  enqueueMail(context, {
    causeKey: `${invitationCause(event.id)}${to.invitationId}${kind === "invitation" ? "" : ":reminder"}`,
    recipient: to.email,
    locale,
    subject: t(`mail.${kind}.subject`, { title }),
    body: [body, text, t("mail.invitation.footer", { link: unsubscribeLink })]
      .filter((part) => part !== null)
      .join("\n\n"),
    calendar: calendarFile({
      ...calendarEventOf(event, { origin: context.origin, locale, url: link }),
      changedAt: context.now(),
    }),
    contact: { id: to.contactId, purpose: "events" },
    unsubscribeLink,
  });
}
