import { and, eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { eraseAuditDetails } from "~/access/erase-audit-details.server";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField, notFound } from "~/http/errors";
import { forgetContactMail } from "~/mail/forget-contact-mail.server";
import { auditEntries, contacts } from "~db/schema";
import { transact } from "~db/transact";
import { organisationInCare } from "../organisation-care.server";

/**
 * Deletes a contact for good, with what he agreed to and the mails to him, also from the details of the audit log: what is
 * not needed about a person is not kept.
 * @param typedName the name as the person typed it, so that the right contact is deleted
 */
export function removeContact(context: Context, organisationId: number, contactId: number, typedName: string): void {
  authorize(context, "contact.write");
  organisationInCare(context, organisationId);
  transact(context, () => {
    const owned = and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId));
    const contact = context.db.select().from(contacts).where(owned).get();
    if (!contact) throw notFound();
    if (contact.name.replace(/\s/g, "") !== typedName.replace(/\s/g, "")) {
      throw invalidField("typedName", "contact.remove.nameDiffers");
    }
    forgetContactMail(context, contactId);
    context.db.delete(contacts).where(owned).run();
    recordAudit(context, {
      action: "contact.remove",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { contactId },
      after: null,
    });
    // An entry of a contact that moved with a merge is found under either organisation.
    const ofContact = and(
      eq(auditEntries.subjectKind, "organisation"),
      sql`${auditEntries.action} LIKE 'contact.%' AND ${auditEntries.action} <> 'contact.remove'`,
      sql`json_extract(${auditEntries.after}, '$.contactId') = ${contactId}`,
    );
    eraseAuditDetails(context, ofContact);
  });
}
