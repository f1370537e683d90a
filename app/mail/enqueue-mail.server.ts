import { outboxMessages } from "~db/schema";
import type { Context } from "~/access/context";
import { mailAddress } from "~/forms/fields";
import type { Locale } from "~/i18n/locales";

export interface OutgoingMail {
  /** Names what the mail is about; the same cause is never mailed twice. */
  causeKey: string;
  recipient: string;
  locale: Locale;
  subject: string;
  /** Plain text. */
  body: string;
  /** A calendar file (RFC 5545), for mails about something with a time. */
  calendar?: string;
  /** The body holds a link that opens an account: it is blanked once the mail was sent. */
  confidential?: boolean;
  /** A mail to a contact of a firm, and for what; looked at again before it is sent. */
  contact?: { id: number; purpose: string };
  /** Where the recipient ends such mails with one click; for all that are not about something he did himself. */
  unsubscribeLink?: string;
}

// A subject is one line without anything that a header could end at
const NOT_IN_A_SUBJECT = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;
// Of the control characters a text holds only line ends and tabs
const NOT_IN_A_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Puts a mail into the outbox, in the caller's transaction: it is sent if and only if the change was saved.
 * @returns false when this cause was mailed before
 */
export function enqueueMail(context: Context, mail: OutgoingMail): boolean {
  if (!context.db.$client.inTransaction) throw new Error("a mail belongs into the transaction of its cause");
  const now = context.now();
  const written = context.db
    .insert(outboxMessages)
    .values({
      causeKey: mail.causeKey,
      recipient: mailAddress().parse(mail.recipient),
      locale: mail.locale,
      subject: mail.subject.replace(NOT_IN_A_SUBJECT, " ").trim().slice(0, 300),
      body: mail.body.replace(/\r\n?/g, "\n").replace(NOT_IN_A_TEXT, ""),
      calendar: mail.calendar ?? null,
      confidential: mail.confidential ?? false,
      contactId: mail.contact?.id ?? null,
      contactPurpose: mail.contact?.purpose ?? null,
      unsubscribeLink: mail.unsubscribeLink ?? null,
      status: "queued",
      attempts: 0,
      nextAttemptAt: now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: outboxMessages.causeKey })
    .run();
  return written.changes === 1;
}
