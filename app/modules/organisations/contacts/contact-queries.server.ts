import { and, asc, desc, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { contactConsents, contacts, organisations } from "~db/schema";
import { standingConsent } from "./contact-consent";
import { readConsentToken } from "./contact-mail.server";
import { maskedMail, maskedPhone } from "./contact-mask";
import { hashOfAddress, standingUnsubscription, unsubscribedAmong } from "./unsubscribed.server";
import {
  CONTACT_PURPOSES,
  type ContactPurpose,
  type ConsentWay,
  type UnsubscribingWay,
  type WithdrawalWay,
} from "./vocabulary";
import { isInCare, organisationInCare } from "../organisation-care.server";

export function maySeeContacts(context: Context, organisationId: number): boolean {
  return can(context.actor, "contact.see", { id: organisationId }) && isInCare(context, organisationId);
}

/** Contacts with number and mail address masked, the main one first; empty for who may not see contacts. */
export function contactsOf(context: Context, organisationId: number) {
  if (!maySeeContacts(context, organisationId)) return [];
  const rows = context.db
    .select()
    .from(contacts)
    .where(eq(contacts.organisationId, organisationId))
    .orderBy(desc(contacts.isMain), asc(contacts.id))
    .all();
  const hashOf = (email: string | null) => (email === null ? "" : hashOfAddress(email));
  const unsubscribed = unsubscribedAmong(
    context.db,
    rows.map(({ email }) => hashOf(email)),
  );
  return rows.map(({ id, name, duty, phone, email, purposes, isMain }) => ({
    ...{ id, name, duty, isMain, unsubscribed: unsubscribed.has(hashOf(email)) },
    phone: maskedPhone(phone),
    email: maskedMail(email),
    purposes: CONTACT_PURPOSES.filter((purpose) => purposes.includes(purpose)),
  }));
}

function ownContact(context: Context, organisationId: number, contactId: number) {
  const contact = context.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId)))
    .get();
  if (!contact) throw notFound();
  return contact;
}

/** Whose contact this is, for who may see contacts. */
export function contactName(context: Context, organisationId: number, contactId: number): string {
  if (!maySeeContacts(context, organisationId)) throw notFound();
  return ownContact(context, organisationId, contactId).name;
}

/** A contact as its form shows it: number and address masked, because opening a form is not looking at them. */
export function contactFormValues(context: Context, organisationId: number, contactId: number) {
  authorize(context, "contact.write");
  organisationInCare(context, organisationId);
  const { name, duty, phone, email, purposes, locale, isMain, updatedAt } = ownContact(
    context,
    organisationId,
    contactId,
  );
  const purpose = Object.fromEntries(CONTACT_PURPOSES.map((each) => [each, purposes.includes(each)]));
  return {
    values: { name, duty, purpose, locale, isMain },
    phone: maskedPhone(phone),
    email: maskedMail(email),
    updatedAt,
  };
}

/** Since when the address of a contact takes no invitations, and how that was said; null when it takes them. */
export function unsubscriptionOfContact(context: Context, organisationId: number, contactId: number) {
  if (!maySeeContacts(context, organisationId)) throw notFound();
  const { email } = ownContact(context, organisationId, contactId);
  const standing = email === null ? null : standingUnsubscription(context, hashOfAddress(email));
  return standing && { since: standing.since, how: standing.how as UnsubscribingWay };
}

export interface ConsentState {
  purpose: ContactPurpose;
  /** The consent that stands. */
  given: { at: number; way: ConsentWay; noticeVersion: string; evidence: string | null } | null;
  /** The last withdrawal, where none stands. */
  withdrawn: { at: number; way: WithdrawalWay } | null;
}

/** What one contact agreed to, purpose by purpose. */
export function consentsOfContact(context: Context, organisationId: number, contactId: number): ConsentState[] {
  if (!maySeeContacts(context, organisationId)) throw notFound();
  ownContact(context, organisationId, contactId);
  const all = context.db.select().from(contactConsents).where(eq(contactConsents.contactId, contactId)).all();
  return CONTACT_PURPOSES.map((purpose) => {
    const own = all.filter((consent) => consent.purpose === purpose);
    const given = standingConsent(own);
    const [last] = own
      .filter((consent) => consent.withdrawnAt !== null)
      .sort((a, b) => (b.withdrawnAt ?? 0) - (a.withdrawnAt ?? 0));
    return {
      purpose,
      given: given && {
        at: given.givenAt,
        way: given.givenHow as ConsentWay,
        noticeVersion: given.noticeVersion,
        evidence: given.evidence,
      },
      withdrawn:
        given === null && last !== undefined
          ? { at: last.withdrawnAt ?? 0, way: (last.withdrawnHow ?? "paper") as WithdrawalWay }
          : null,
    };
  });
}

/** What the page behind the link of a mail says: whose consent, for what; nothing that the mail did not say. */
export function consentByLink(context: Context, token: string) {
  authorize(context, "consent.withdrawByLink");
  const link = readConsentToken(context, token);
  if (!link) throw notFound();
  const found = context.db
    .select({ email: contacts.email, firm: organisations.legalName })
    .from(contacts)
    .innerJoin(organisations, eq(organisations.id, contacts.organisationId))
    .where(eq(contacts.id, link.contactId))
    .get();
  if (!found) throw notFound();
  const consents = context.db
    .select()
    .from(contactConsents)
    .where(and(eq(contactConsents.contactId, link.contactId), eq(contactConsents.purpose, link.purpose)))
    .all();
  return {
    purpose: link.purpose,
    email: maskedMail(found.email),
    firm: found.firm,
    stands: standingConsent(consents) !== null,
  };
}
