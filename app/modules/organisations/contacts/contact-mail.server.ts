import { createHmac, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Database } from "~db/client.server";
import { contactConsents, contacts, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { reasonNotToMail } from "./contact-consent";
import { asPurpose, type ContactPurpose } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

interface ContactAddress {
  id: number;
  name: string;
  email: string;
  isMain: boolean;
}

/** Everything the rule asks, of one contact or of all of an organisation; the one read behind all mails to contacts. */
function readMailable(db: Database, whose: { contactId: number } | { organisationId: number }) {
  const rows = db
    .select({ contact: contacts, archivedAt: organisations.archivedAt, consent: contactConsents })
    .from(contacts)
    .innerJoin(organisations, eq(organisations.id, contacts.organisationId))
    .leftJoin(contactConsents, eq(contactConsents.contactId, contacts.id))
    .where("contactId" in whose ? eq(contacts.id, whose.contactId) : eq(contacts.organisationId, whose.organisationId))
    .orderBy(contacts.id)
    .all();
  return [...new Set(rows.map(({ contact }) => contact.id))].map((id) => {
    const own = rows.filter(({ contact }) => contact.id === id);
    return {
      ...own[0]!.contact,
      archived: own[0]!.archivedAt !== null,
      consents: own.flatMap(({ consent }) => (consent === null ? [] : [consent])),
    };
  });
}

/** Who of an organisation may be mailed for a purpose, the main contact first. */
export function mailableContacts(context: Context, organisationId: number, purpose: ContactPurpose): ContactAddress[] {
  authorize(context, "contact.see", { id: organisationId });
  organisationInCare(context, organisationId);
  return readMailable(context.db, { organisationId })
    .filter((contact) => reasonNotToMail(contact, purpose) === null)
    .map(({ id, name, email, isMain }) => ({ id, name, email: email ?? "", isMain }))
    .sort((a, b) => Number(b.isMain) - Number(a.isMain) || a.id - b.id);
}

/** Asked again when a mail leaves: a consent that was withdrawn since it was written stops it. */
export function mayStillReceive(db: Database, contactId: number, purpose: string): boolean {
  const asked = asPurpose(purpose);
  const [contact] = readMailable(db, { contactId });
  return asked !== null && contact !== undefined && reasonNotToMail(contact, asked) === null;
}

/**
 * Writes a mail to a contact, with the link by which he withdraws; in the transaction of its cause.
 * @returns false when he may not be mailed for the purpose, or this cause was mailed before
 */
export function mailContact(
  context: Context,
  contactId: number,
  purpose: ContactPurpose,
  mail: { causeKey: string; locale: Locale; subject: string; body: string },
): boolean {
  authorize(context, "contact.write");
  return transact(context, () => {
    const [contact] = readMailable(context.db, { contactId });
    if (contact === undefined || reasonNotToMail(contact, purpose) !== null) return false;
    const link = `${context.origin}/public/consents/${consentToken(context, contactId, purpose)}`;
    const t = translateFor(mail.locale);
    return enqueueMail(context, {
      ...mail,
      recipient: contact.email ?? "",
      body: `${mail.body.trimEnd()}\n\n${t("consent.mail.footer", { link })}\n`,
      contact: { id: contactId, purpose },
    });
  });
}

/** The last part of the address in a mail; made with the key outside the database, so that nobody guesses another's. */
export function consentToken(context: Context, contactId: number, purpose: ContactPurpose): string {
  return `${contactId}-${purpose}-${seal(context, contactId, purpose)}`;
}

function seal(context: Context, contactId: number, purpose: string): string {
  return createHmac("sha256", context.auditKey).update(`consent\n${contactId}\n${purpose}`).digest("base64url");
}

/** @returns which consent the link is about, or null when it is no link of ours */
export function readConsentToken(
  context: Context,
  token: string,
): { contactId: number; purpose: ContactPurpose } | null {
  const [, id = "", name = "", given = ""] = /^([1-9]\d{0,15})-([a-z]+)-([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  const purpose = asPurpose(name);
  if (purpose === null) return null;
  const expected = Buffer.from(seal(context, Number(id), purpose));
  return timingSafeEqual(expected, Buffer.from(given)) ? { contactId: Number(id), purpose } : null;
}
