import { isRepresentative } from "~/access/roles";
import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { stopContactMail } from "~/mail/forget-contact-mail.server";
import { contactConsents, contacts } from "~db/schema";
import { transact } from "~db/transact";
import { readConsentToken } from "./contact-mail.server";
import type { ContactPurpose, WithdrawalWay } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

/** Withdraws what a contact agreed to; mails of the purpose that wait are stopped in the same transaction. */
export function withdrawConsent(
  context: Context,
  organisationId: number,
  contactId: number,
  purpose: ContactPurpose,
  way: WithdrawalWay,
): void {
  authorize(context, "consent.record", { id: organisationId });
  organisationInCare(context, organisationId);
  const how = isRepresentative(context.actor) ? "portal" : way;
  transact(context, () => {
    const owned = and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId));
    if (!context.db.select({ id: contacts.id }).from(contacts).where(owned).get()) throw notFound();
    withdraw(context, organisationId, contactId, purpose, how);
  });
}

/** The contact himself, by the link of a mail to him; the link says who he is. */
export function withdrawConsentByLink(context: Context, token: string): void {
  authorize(context, "consent.withdrawByLink");
  transact(context, () => {
    const link = readConsentToken(context, token);
    if (!link) throw notFound();
    const contact = context.db.select().from(contacts).where(eq(contacts.id, link.contactId)).get();
    if (!contact) throw notFound();
    withdraw(context, contact.organisationId, link.contactId, link.purpose, "mail_link");
  });
}

function withdraw(
  context: Context,
  organisationId: number,
  contactId: number,
  purpose: ContactPurpose,
  way: WithdrawalWay,
): void {
  const standing = and(
    eq(contactConsents.contactId, contactId),
    eq(contactConsents.purpose, purpose),
    isNull(contactConsents.withdrawnAt),
  );
  const given = context.db.select({ givenAt: contactConsents.givenAt }).from(contactConsents).where(standing).all();
  stopContactMail(context, contactId, purpose);
  if (given.length === 0) return;
  // Not before it was given, whatever the clock did meanwhile.
  const withdrawnAt = Math.max(context.now(), ...given.map(({ givenAt }) => givenAt));
  context.db
    .update(contactConsents)
    .set({ withdrawnAt, withdrawnHow: way, withdrawnBy: context.actor.userId })
    .where(standing)
    .run();
  recordAudit(context, {
    action: "contact.withdrawConsent",
    subjectKind: "organisation",
    subjectId: organisationId,
    after: { contactId, purpose, way },
  });
}
