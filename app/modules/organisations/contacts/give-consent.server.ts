import { isRepresentative } from "~/access/roles";
import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { contactConsents, contacts } from "~db/schema";
import { transact } from "~db/transact";
import { standingConsent } from "./contact-consent";
import type { ConsentValues } from "./contact-form";
import { currentNotice } from "./notice-queries.server";
import { endUnsubscription } from "./unsubscribe-address.server";
import { hashOfAddress } from "./unsubscribed.server";
import { organisationInCare } from "../organisation-care.server";

/**
 * Records what a contact agreed to, under the notice that applies now. Agreeing again under the same version changes nothing.
 * A firm's representative can only say so in the portal.
 */
export function giveConsent(context: Context, organisationId: number, contactId: number, values: ConsentValues): void {
  authorize(context, "consent.record", { id: organisationId });
  organisationInCare(context, organisationId);
  transact(context, () => {
    const owned = and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId));
    const contact = context.db.select({ email: contacts.email }).from(contacts).where(owned).get();
    if (!contact) throw notFound();
    const { purpose, evidence } = values;
    const way = isRepresentative(context.actor) ? "portal" : values.way;
    if (purpose === "events" && contact.email !== null)
      endUnsubscription(context, hashOfAddress(contact.email), "consent");
    const { version } = currentNotice(context, "contact");
    const ofPurpose = and(eq(contactConsents.contactId, contactId), eq(contactConsents.purpose, purpose));
    const before = context.db.select().from(contactConsents).where(ofPurpose).all();
    if (standingConsent(before)?.noticeVersion === version) return;
    // Given after everything before it, also within one millisecond.
    const after = Math.max(...before.map((each) => Math.max(each.givenAt, each.withdrawnAt ?? 0)), 0);
    context.db
      .insert(contactConsents)
      .values({
        ...{ contactId, purpose, evidence, noticeVersion: version, givenHow: way },
        givenAt: Math.max(context.now(), after + 1),
        givenBy: context.actor.userId,
      })
      .run();
    recordAudit(context, {
      action: "contact.consent",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { contactId, purpose, way, evidence, noticeVersion: version },
    });
  });
}
