import { and, eq, ne } from "drizzle-orm";
import { amongMany } from "~db/among-many";
import { eventInvitations, organisations, registrations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { weighContacts, type WeighedContact } from "~/modules/organisations/contacts/contact-mail.server";
import { hashOfAddress } from "~/modules/organisations/contacts/unsubscribed.server";
import { careOf } from "~/modules/organisations/organisation-care.server";
import { isNotOver } from "../live-registrations.server";
import type { ChosenFirm } from "./who-is-invited";

/** Firms that have a seat, wait for one or have asked for one. */
export function firmsRegistered(context: Context, eventId: number): Set<number> {
  const rows = context.db
    .selectDistinct({ id: registrations.organisationId })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), isNotOver(context)))
    .all();
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
}

/** Addresses that were invited to the event, as hashes. */
export function addressesInvited(context: Context, eventId: number): Set<string> {
  const rows = context.db
    .select({ hash: eventInvitations.addressHash })
    .from(eventInvitations)
    .where(and(eq(eventInvitations.eventId, eventId), ne(eventInvitations.addressHash, "")))
    .all();
  return new Set(rows.map(({ hash }) => hash));
}

/** The chosen firms with their contacts: what the rule of who is invited asks, and how each contact is written to. */
export function chosenFirms(
  context: Context,
  eventId: number,
  ids: readonly number[],
): { firms: ChosenFirm[]; contacts: Map<number, WeighedContact> } {
  authorize(context, "event.invite");
  const inCare = careOf(context);
  const registered = firmsRegistered(context, eventId);
  const rows = context.db
    .select({ id: organisations.id, legalName: organisations.legalName })
    .from(organisations)
    .where(amongMany(organisations.id, ids))
    .orderBy(organisations.id)
    .all();
  const weighed = weighContacts(context, rows.map(({ id }) => id).filter(inCare), "events");
  const ofFirm = new Map<number, WeighedContact[]>();
  for (const contact of weighed)
    ofFirm.set(contact.organisationId, [...(ofFirm.get(contact.organisationId) ?? []), contact]);
  return {
    firms: rows.map(({ id, legalName }) => ({
      ...{ id, legalName, inCare: inCare(id), registered: registered.has(id) },
      contacts: (ofFirm.get(id) ?? []).map((contact) => ({
        ...{ id: contact.id, name: contact.name, reason: contact.reason },
        addressHash: contact.email === null ? "" : hashOfAddress(contact.email),
      })),
    })),
    contacts: new Map(weighed.map((contact) => [contact.id, contact])),
  };
}
