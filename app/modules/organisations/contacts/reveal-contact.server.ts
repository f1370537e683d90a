import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { contacts } from "~db/schema";
import { transact } from "~db/transact";

export interface RevealedContact {
  id: number;
  name: string;
  duty: string | null;
  phone: string | null;
  email: string | null;
}

/** Shows a contact's number and mail address in full; who looked is kept. */
export function revealContact(context: Context, organisationId: number, contactId: number): RevealedContact {
  authorize(context, "contact.see", { id: organisationId });
  const { id, name, duty, phone, email } = reveal(context, organisationId, contactId);
  return { id, name, duty, phone, email };
}

/** The form of a contact shows it in full, so that opening it is looking. */
export function openContactForm(context: Context, organisationId: number, contactId: number) {
  authorize(context, "contact.write");
  return reveal(context, organisationId, contactId);
}

function reveal(context: Context, organisationId: number, contactId: number) {
  return transact(context, () => {
    const contact = context.db
      .select()
      .from(contacts)
      .where(and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId)))
      .get();
    if (!contact) throw notFound();
    recordAudit(context, {
      action: "contact.reveal",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { contactId, name: contact.name },
    });
    return contact;
  });
}
