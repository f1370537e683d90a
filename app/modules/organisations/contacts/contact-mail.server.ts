import { createHmac, timingSafeEqual } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { asLocale, type Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Database } from "~db/client.server";
import { contactConsents, contacts, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { reasonNotToMail, type ReasonNotToMail } from "./contact-consent";
import { hashOfAddress, unsubscribedAmong } from "./unsubscribed.server";
import { asPurpose, type ContactPurpose } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

interface ContactAddress {
  id: number;
  name: string;
  email: string;
  isMain: boolean;
}

/** Everything the rule asks, of one contact or of all of some organisations; the one read behind all mails to contacts. */
function readMailable(db: Database, whose: { contactId: number } | { organisationIds: readonly number[] }) {
  const rows = db
    .select({ contact: contacts, archivedAt: organisations.archivedAt, consent: contactConsents })
    .from(contacts)
    .innerJoin(organisations, eq(organisations.id, contacts.organisationId))
    .leftJoin(contactConsents, eq(contactConsents.contactId, contacts.id))
    .where(
      "contactId" in whose
        ? eq(contacts.id, whose.contactId)
        : sql`${contacts.organisationId} IN (SELECT value FROM json_each(${JSON.stringify(whose.organisationIds)}))`,
    )
    .orderBy(contacts.id)
    .all();
  const byContact = new Map<number, typeof rows>();
  for (const row of rows) byContact.set(row.contact.id, [...(byContact.get(row.contact.id) ?? []), row]);
  const hashOf = (email: string | null) => (email === null ? "" : hashOfAddress(email));
  const unsubscribed = unsubscribedAmong(
    db,
    [...byContact.values()].map((own) => hashOf(own[0]!.contact.email)),
  );
  return [...byContact.values()].map((own) => {
    const { contact, archivedAt } = own[0]!;
    return {
      ...contact,
      archived: archivedAt !== null,
      unsubscribed: unsubscribed.has(hashOf(contact.email)),
      consents: own.flatMap(({ consent }) => (consent === null ? [] : [consent])),
    };
  });
}

/** A contact with the reason why he is not mailed for a purpose; null where he is. */
export interface WeighedContact {
  id: number;
  organisationId: number;
  name: string;
  email: string | null;
  locale: Locale;
  reason: ReasonNotToMail | null;
}

/** All contacts of some organisations, whom the caller may see. */
export function weighContacts(
  context: Context,
  organisationIds: readonly number[],
  purpose: ContactPurpose,
): WeighedContact[] {
  authorize(context, "contact.write");
  return readMailable(context.db, { organisationIds }).map((contact) => ({
    ...{ id: contact.id, organisationId: contact.organisationId, name: contact.name, email: contact.email },
    locale: asLocale(contact.locale),
    reason: reasonNotToMail(contact, purpose),
  }));
}

/** Who of an organisation may be mailed for a purpose, the main contact first. */
export function mailableContacts(context: Context, organisationId: number, purpose: ContactPurpose): ContactAddress[] {
  authorize(context, "contact.see", { id: organisationId });
  organisationInCare(context, organisationId);
  return readMailable(context.db, { organisationIds: [organisationId] })
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
