import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { contacts } from "~db/schema";
import { transact } from "~db/transact";

/** Deletes a contact for good: what is not needed about a person is not kept. */
export function removeContact(context: Context, organisationId: number, contactId: number): void {
  authorize(context, "contact.write");
  transact(context, () => {
    const removed = context.db
      .delete(contacts)
      .where(and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId)))
      .returning()
      .get();
    if (!removed) throw notFound();
    recordAudit(context, {
      action: "contact.remove",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { contactId, name: removed.name },
      after: null,
    });
  });
}
