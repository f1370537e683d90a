import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import { contacts, organisations, unsubscribedAddresses } from "~db/schema";
import { organisationsInCare } from "../organisation-care.server";
import { maskedMail } from "./contact-mask";
import { hashOfAddress } from "./unsubscribed.server";
import type { UnsubscribingWay } from "./vocabulary";

export interface UnsubscribedContact {
  contactId: number;
  organisationId: number;
  legalName: string;
  name: string;
  email: string;
  since: string;
  how: UnsubscribingWay;
}

/**
 * Contacts whose address wants no invitations, the latest first. Only the hash of such an address is kept, so that one which belongs
 * to no contact in sight names nobody.
 */
export function unsubscribedContacts(context: Context): UnsubscribedContact[] {
  authorize(context, "contact.write");
  const { db } = context;
  const standing = new Map(
    db
      .select()
      .from(unsubscribedAddresses)
      .where(isNull(unsubscribedAddresses.endedAt))
      .orderBy(desc(unsubscribedAddresses.since))
      .all()
      .map((row) => [row.addressHash, row]),
  );
  if (standing.size === 0) return [];
  return db
    .select({
      ...{ contactId: contacts.id, organisationId: organisations.id, legalName: organisations.legalName },
      ...{ name: contacts.name, email: contacts.email },
    })
    .from(contacts)
    .innerJoin(organisations, eq(organisations.id, contacts.organisationId))
    .where(and(isNotNull(contacts.email), isNull(organisations.archivedAt), organisationsInCare(context.actor)))
    .orderBy(asc(organisations.legalName), asc(contacts.id))
    .all()
    .flatMap(({ email, ...contact }) => {
      const found = standing.get(hashOfAddress(email ?? ""));
      if (!found) return [];
      const how = found.how as UnsubscribingWay;
      return [{ ...contact, email: maskedMail(email) ?? "", since: dayOfInstant(found.since), how }];
    })
    .toSorted((a, b) => b.since.localeCompare(a.since));
}
