import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { contacts } from "~db/schema";
import { transact } from "~db/transact";
import { organisationInCare } from "../organisation-care.server";

export interface RevealedContact {
  id: number;
  name: string;
  duty: string | null;
  phone: string | null;
  email: string | null;
}

/** More than anybody telephones in an hour; whoever wants the whole register exports it, which is logged as one act. */
const AN_HOUR = { limit: 300, windowMs: 60 * 60 * 1000 };

/**
 * Shows a contact's number and mail address in full; who looked is kept.
 * @throws Refusal forbidden, not_found, too_many
 */
export function revealContact(context: Context, organisationId: number, contactId: number): RevealedContact {
  authorize(context, "contact.see", { id: organisationId });
  organisationInCare(context, organisationId);
  takeTurn(`contact:${context.actor.userId ?? 0}`, AN_HOUR, context.now());
  return transact(context, () => {
    const contact = context.db
      .select({
        id: contacts.id,
        name: contacts.name,
        duty: contacts.duty,
        phone: contacts.phone,
        email: contacts.email,
      })
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
