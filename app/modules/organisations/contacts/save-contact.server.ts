import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { contacts } from "~db/schema";
import { transact } from "~db/transact";
import type { ContactValues } from "./contact-form";
import { organisationStatements } from "../organisation-record.server";

/**
 * Adds a contact to an organisation or changes one. The entries are kept with the organisation, as part of its story.
 * @param seenAt `updatedAt` of the contact the person saw
 */
export function saveContact(
  context: Context,
  {
    organisationId,
    contactId = null,
    seenAt,
    values,
  }: { organisationId: number; contactId?: number | null; seenAt?: number; values: ContactValues },
): number {
  authorize(context, "contact.write");
  return transact(context, () => {
    if (!organisationStatements(context.db).byId(organisationId)) throw notFound();
    const { name, duty, phone, email } = values;
    const now = context.now();
    const audit = { subjectKind: "organisation", subjectId: organisationId };
    if (contactId === null) {
      const { id } = context.db
        .insert(contacts)
        .values({ organisationId, name, duty, phone, email, createdAt: now, updatedAt: now })
        .returning({ id: contacts.id })
        .get();
      recordAudit(context, { action: "contact.add", ...audit, after: { contactId: id, name, duty, phone, email } });
      return id;
    }
    const owned = and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId));
    const before = context.db.select().from(contacts).where(owned).get();
    if (!before) throw notFound();
    if (seenAt !== undefined && before.updatedAt !== seenAt) throw conflict("error.conflict");
    if (before.name === name && before.duty === duty && before.phone === phone && before.email === email)
      return contactId;
    // Two changes within a millisecond must still differ for whoever has the contact open.
    context.db
      .update(contacts)
      .set({ name, duty, phone, email, updatedAt: Math.max(now, before.updatedAt + 1) })
      .where(owned)
      .run();
    recordAudit(context, {
      action: "contact.update",
      ...audit,
      before: { name: before.name, duty: before.duty, phone: before.phone, email: before.email },
      after: { name, duty, phone, email },
      about: { contactId },
    });
    return contactId;
  });
}
