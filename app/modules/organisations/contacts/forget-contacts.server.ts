import { and, eq, inArray, isNotNull, lt, not, or, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { eraseAuditDetails } from "~/access/erase-audit-details.server";
import { recordAudit } from "~/access/record-audit.server";
import { forgetContactMail } from "~/mail/forget-contact-mail.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import { auditEntries, contactConsents, contacts, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { memberOn } from "../membership/membership-conditions.server";

/** What the notice promises once a firm is no member any more. */
export const DAYS_KEPT = 730;
const DAY_MS = 86_400_000;
const AT_ONCE = 100;

/**
 * Deletes the contacts of organisations that are archived, or no members and were none two years ago, where nobody changed or
 * asked anything of the contact for two years. @returns number of contacts
 */
export function forgetContacts(context: Context): number {
  authorize(context, "contact.write");
  return transact(context, () => {
    const now = context.now();
    const today = dayOfInstant(now);
    const before = now - DAYS_KEPT * DAY_MS;
    const due = context.db
      .select({ id: contacts.id })
      .from(contacts)
      .innerJoin(organisations, eq(organisations.id, contacts.organisationId))
      .where(
        and(
          lt(contacts.updatedAt, before),
          sql`NOT EXISTS (SELECT 1 FROM ${contactConsents} c WHERE c.contact_id = ${contacts.id} AND max(c.given_at, coalesce(c.withdrawn_at, 0)) >= ${before})`,
          or(
            and(isNotNull(organisations.archivedAt), lt(organisations.archivedAt, before)),
            and(not(memberOn(today)), not(memberOn(addDays(today, -DAYS_KEPT)))),
          ),
        ),
      )
      .orderBy(contacts.id)
      .limit(AT_ONCE)
      .all()
      .map(({ id }) => id);
    if (due.length === 0) return 0;
    for (const id of due) forgetContactMail(context, id);
    context.db.delete(contacts).where(inArray(contacts.id, due)).run();
    eraseAuditDetails(
      context,
      and(
        eq(auditEntries.subjectKind, "organisation"),
        sql`${auditEntries.action} LIKE 'contact.%' AND ${auditEntries.action} <> 'contact.remove'`,
        sql`json_extract(${auditEntries.after}, '$.contactId') IN (SELECT value FROM json_each(${JSON.stringify(due)}))`,
      ),
    );
    recordAudit(context, {
      action: "contact.forget",
      subjectKind: "organisation",
      subjectId: null,
      after: { count: due.length },
    });
    return due.length;
  });
}
