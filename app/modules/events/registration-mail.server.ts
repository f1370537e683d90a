import { and, eq, gte, lt, ne } from "drizzle-orm";
import { outboxMessages, registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { isLocale, type Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import type { MessageKey } from "~/i18n/messages";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { eventTimeText, eventTitle } from "./event-time-text";
import type { EventRecord } from "./find-event.server";
import { HOURS_TO_CONFIRM } from "./registration-status";
import { hashOfToken } from "./registration-token.server";

type MailedEvent = Pick<
  EventRecord,
  | "id"
  | "titleZh"
  | "titleEn"
  | "startsAt"
  | "endsAt"
  | "attendanceMode"
  | "venue"
  | "onlineAddress"
  | "organiserContact"
  | "version"
>;
type MailedRegistration = Pick<typeof registrations.$inferSelect, "id" | "email" | "contactName" | "locale" | "seats">;

const RESEND_PAUSE_MS = 10 * 60 * 1000;

/** A name somebody typed, safe as one line of a mail. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

export function registrationLink(context: Context, token: string): string {
  return `${context.origin}/public/registrations/${token}`;
}

function localeOf(registration: { locale: string }): Locale {
  return isLocale(registration.locale) ? registration.locale : "zh-CN";
}

/** Where it is, for people who hold a seat: the online address is told to nobody else. */
function placeText(event: MailedEvent, locale: Locale): string {
  const t = translateFor(locale);
  return [
    event.attendanceMode !== "online" ? event.venue : null,
    event.attendanceMode !== "venue" && event.onlineAddress
      ? t("mail.event.online", { address: event.onlineAddress })
      : null,
  ]
    .filter((part) => part !== null)
    .join("\n");
}

function write(
  context: Context,
  causeKey: string,
  kind: "confirm" | "confirmMore" | "confirmed" | "registrationCancelled" | "cancelled" | "reopened" | "changed",
  event: MailedEvent,
  registration: MailedRegistration,
  params: Record<string, string | number>,
): void {
  // The people of an event long past were erased, their registration was not.
  if (registration.email === "") return;
  const locale = localeOf(registration);
  const t = translateFor(locale);
  const title = oneLine(eventTitle(event, locale));
  const facts = {
    title,
    name: oneLine(registration.contactName),
    time: eventTimeText(event, locale),
    place:
      kind === "confirm" || kind === "confirmMore"
        ? oneLine(event.venue ?? t("event.mode.online"))
        : placeText(event, locale),
    contact: event.organiserContact ? oneLine(event.organiserContact) : t("mail.event.noContact"),
    count: registration.seats,
    ...params,
  };
  enqueueMail(context, {
    causeKey,
    recipient: registration.email,
    locale,
    subject: t(`mail.${kind}.subject` as MessageKey, { title }),
    body: t(`mail.${kind}.body` as MessageKey, facts),
  });
}

const confirmationCause = (registrationId: number) => `registration-confirm:${registrationId}:`;

/** Asks a visitor to confirm. `heldSeats` are seats the same address already holds at this event: only the mailbox learns of them. */
export function mailConfirmationLink(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  token: string,
  heldSeats: number,
): void {
  const params = { link: registrationLink(context, token), hours: HOURS_TO_CONFIRM, held: heldSeats };
  const kind = heldSeats > 0 ? "confirmMore" : "confirm";
  // Each link has a mail of its own, also within one millisecond.
  const cause = `${confirmationCause(registration.id)}${context.now()}:${hashOfToken(token).slice(0, 16)}`;
  write(context, cause, kind, event, registration, params);
}

/**
 * The confirmation mail of a pending registration once more, with the link it had; at most one every ten minutes.
 * @returns false when the first mail is no longer kept, so that a new link is needed
 */
export function resendConfirmationLink(context: Context, registration: { id: number; email: string }): boolean {
  const cause = confirmationCause(registration.id);
  const sent = context.db
    .select()
    .from(outboxMessages)
    .where(
      and(
        gte(outboxMessages.causeKey, cause),
        lt(outboxMessages.causeKey, `${cause}~`),
        eq(outboxMessages.recipient, registration.email),
      ),
    )
    .all();
  const latest = sent.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)[0];
  if (!latest) return false;
  if (context.now() < latest.createdAt + RESEND_PAUSE_MS) return true;
  const { recipient, locale, subject, body } = latest;
  enqueueMail(context, {
    causeKey: `${cause}${context.now()}`,
    recipient,
    locale: isLocale(locale) ? locale : "zh-CN",
    subject,
    body,
  });
  return true;
}

/** The seat is taken: time, place, online address, and the link to change or cancel where the token is at hand. */
export function mailConfirmed(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  token: string | null,
): void {
  const link = token === null ? `${context.origin}/public/events/${event.id}` : registrationLink(context, token);
  write(context, `registration-confirmed:${registration.id}`, "confirmed", event, registration, { link });
}

export function mailRegistrationCancelled(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
): void {
  write(context, `registration-cancelled:${registration.id}`, "registrationCancelled", event, registration, {});
}

/** Tells everybody who holds a seat and whose address was not erased. @returns number of mails */
export function mailConfirmedRegistrants(
  context: Context,
  event: MailedEvent,
  kind: "cancelled" | "reopened" | "changed",
  params: Record<string, string>,
): number {
  const holders = context.db
    .select({
      id: registrations.id,
      email: registrations.email,
      contactName: registrations.contactName,
      locale: registrations.locale,
      seats: registrations.seats,
    })
    .from(registrations)
    .where(and(eq(registrations.eventId, event.id), eq(registrations.status, "confirmed"), ne(registrations.email, "")))
    .orderBy(registrations.id)
    .all();
  for (const holder of holders) {
    write(context, `event-${kind}:${event.id}:${event.version}:${holder.id}`, kind, event, holder, {
      link: `${context.origin}/public/events/${event.id}`,
      ...params,
    });
  }
  return holders.length;
}
