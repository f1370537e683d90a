import { and, asc, eq } from "drizzle-orm";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { contacts } from "~db/schema";
import { maskedMail, maskedPhone } from "./contact-mask";

/** Contacts with number and mail address masked; empty for who may not see contacts. */
export function contactsOf(context: Context, organisationId: number) {
  if (!can(context.actor, "contact.see", { id: organisationId })) return [];
  return context.db
    .select()
    .from(contacts)
    .where(eq(contacts.organisationId, organisationId))
    .orderBy(asc(contacts.id))
    .all()
    .map(({ id, name, duty, phone, email }) => ({
      id,
      name,
      duty,
      phone: maskedPhone(phone),
      email: maskedMail(email),
    }));
}

/** Whose contact this is, for who may see contacts. */
export function contactName(context: Context, organisationId: number, contactId: number): string {
  if (!can(context.actor, "contact.see", { id: organisationId })) throw notFound();
  const contact = context.db
    .select({ name: contacts.name })
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId)))
    .get();
  if (!contact) throw notFound();
  return contact.name;
}
