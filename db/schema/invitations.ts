import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { contacts } from "./contacts";
import { events } from "./events";
import { organisations } from "./organisations";

/** Firms that were invited to an event together, with what staff wrote to them. */
export const invitationRounds = sqliteTable(
  "invitation_rounds",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    text: text("text"),
    /** The firms whose contacts have not been written to yet. */
    waitingFirms: text("waiting_firms", { mode: "json" }).$type<number[]>().notNull(),
    submissionKey: text("submission_key").notNull().unique(),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by").references(() => users.id),
  },
  (table) => [index("invitation_rounds_by_event").on(table.eventId)],
);

/** One mail that invites a contact; name and address stay with the contact and go with it. */
export const eventInvitations = sqliteTable(
  "event_invitations",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    roundId: integer("round_id")
      .notNull()
      .references(() => invitationRounds.id),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    /** SHA-256 of the address, so that none is invited twice; empty once the people of the event were erased. */
    addressHash: text("address_hash").notNull(),
    /** SHA-256 of the token in the mail. */
    tokenHash: text("token_hash").notNull().unique(),
    sentAt: integer("sent_at").notNull(),
    declinedAt: integer("declined_at"),
    remindedAt: integer("reminded_at"),
  },
  (table) => [
    uniqueIndex("event_invitations_once")
      .on(table.eventId, table.addressHash)
      .where(sql`address_hash <> ''`),
    index("event_invitations_by_organisation").on(table.organisationId, table.eventId),
    index("event_invitations_by_contact").on(table.contactId),
    index("event_invitations_by_round").on(table.roundId),
  ],
);

/**
 * Mail addresses that want no invitations any more. Kept by a hash that nothing about firms or people touches, and without the key
 * of the instance: whoever loses that key must not begin to mail them again.
 */
export const unsubscribedAddresses = sqliteTable(
  "unsubscribed_addresses",
  {
    id: integer("id").primaryKey(),
    addressHash: text("address_hash").notNull(),
    since: integer("since").notNull(),
    /** A word of `UNSUBSCRIBING_WAYS`. */
    how: text("how").notNull(),
    /** Null as long as it stands. */
    endedAt: integer("ended_at"),
    endedHow: text("ended_how"),
    endedBy: integer("ended_by").references(() => users.id),
  },
  (table) => [
    uniqueIndex("unsubscribed_addresses_standing")
      .on(table.addressHash)
      .where(sql`ended_at IS NULL`),
  ],
);
