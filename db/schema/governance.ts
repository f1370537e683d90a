import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { contacts } from "./contacts";
import { organisations } from "./organisations";
import { promoters } from "./promoters";

/** Council, secretariat, expert committee, working group, leading group …: the bodies of the promoter, with their charter. */
export const governanceBodies = sqliteTable("governance_bodies", {
  id: integer("id").primaryKey(),
  /** Whose body it is; null, which no verb writes: the hub's. */
  promoterId: integer("promoter_id").references(() => promoters.id),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en"),
  kind: text("kind").notNull(),
  /** How many voting mandates must be there: `none`, `at_least_share`, `more_than_share` or `number`. */
  quorumRule: text("quorum_rule").notNull(),
  quorumNumerator: integer("quorum_numerator"),
  quorumDenominator: integer("quorum_denominator"),
  quorumNumber: integer("quorum_number"),
  majority: text("majority").notNull(),
  /** Who may stand in for an absent member. */
  proxyRule: text("proxy_rule").notNull(),
  /** How many absent members one present member may stand in for. */
  proxiesPerMember: integer("proxies_per_member").notNull(),
  meetingsPerYear: integer("meetings_per_year"),
  termMonths: integer("term_months"),
  chairRotationMonths: integer("chair_rotation_months"),
  foundedOn: text("founded_on"),
  /** The last day of its existence. */
  dissolvedOn: text("dissolved_on"),
  charter: text("charter"),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** A person's seat in a body, from a day until a day; both belong to it. */
export const mandates = sqliteTable(
  "mandates",
  {
    id: integer("id").primaryKey(),
    bodyId: integer("body_id")
      .notNull()
      .references(() => governanceBodies.id),
    /** For whom the person sits; null for one who sits in their own name. */
    organisationId: integer("organisation_id").references(() => organisations.id),
    /** Where the person is a contact of the organisation. The name stays when the contact goes. */
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    personName: text("person_name").notNull(),
    role: text("role").notNull(),
    voting: integer("voting", { mode: "boolean" }).notNull(),
    fromDay: text("from_day").notNull(),
    untilDay: text("until_day"),
    endReason: text("end_reason"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("mandates_by_body").on(table.bodyId, table.fromDay),
    index("mandates_by_organisation").on(table.organisationId),
    index("mandates_by_contact").on(table.contactId),
    index("mandates_by_until").on(table.untilDay),
  ],
);

export const bodyMeetings = sqliteTable(
  "body_meetings",
  {
    id: integer("id").primaryKey(),
    bodyId: integer("body_id")
      .notNull()
      .references(() => governanceBodies.id),
    title: text("title").notNull(),
    format: text("format").notNull(),
    /** The day in Shanghai; mandates and periods go by it. */
    day: text("day").notNull(),
    startsAt: integer("starts_at").notNull(),
    place: text("place"),
    agenda: text("agenda"),
    /** Guests without a mandate, one a line. */
    guests: text("guests"),
    convenedAt: integer("convened_at"),
    convenedBy: integer("convened_by").references(() => users.id),
    heldAt: integer("held_at"),
    heldBy: integer("held_by").references(() => users.id),
    cancelledAt: integer("cancelled_at"),
    cancelledBy: integer("cancelled_by").references(() => users.id),
    cancelReason: text("cancel_reason"),
    submissionKey: text("submission_key").unique(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("body_meetings_by_body").on(table.bodyId, table.day), index("body_meetings_by_day").on(table.day)],
);

/** Who was there, by mandate; who was not written down was not there. */
export const meetingAttendances = sqliteTable(
  "meeting_attendances",
  {
    id: integer("id").primaryKey(),
    meetingId: integer("meeting_id")
      .notNull()
      .references(() => bodyMeetings.id),
    mandateId: integer("mandate_id")
      .notNull()
      .references(() => mandates.id),
    state: text("state").notNull(),
    /** The present member who stood in. */
    proxyMandateId: integer("proxy_mandate_id").references(() => mandates.id),
    /** The colleague of the same organisation who stood in. */
    proxyName: text("proxy_name"),
  },
  (table) => [
    uniqueIndex("meeting_attendances_once").on(table.meetingId, table.mandateId),
    index("meeting_attendances_by_mandate").on(table.mandateId),
  ],
);

/** Each saved text of the minutes stays; the last one counts. */
export const minutesVersions = sqliteTable(
  "minutes_versions",
  {
    id: integer("id").primaryKey(),
    meetingId: integer("meeting_id")
      .notNull()
      .references(() => bodyMeetings.id),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    savedAt: integer("saved_at").notNull(),
    savedBy: integer("saved_by").references(() => users.id),
  },
  (table) => [uniqueIndex("minutes_versions_by_number").on(table.meetingId, table.number)],
);

/** From here on the minutes no longer change. */
export const minutesApprovals = sqliteTable("minutes_approvals", {
  meetingId: integer("meeting_id")
    .primaryKey()
    .references(() => bodyMeetings.id),
  versionId: integer("version_id")
    .notNull()
    .references(() => minutesVersions.id),
  approvedOn: text("approved_on").notNull(),
  /** The person or body that approved, in words. */
  approvedBy: text("approved_by").notNull(),
  recordedAt: integer("recorded_at").notNull(),
  recordedBy: integer("recorded_by").references(() => users.id),
});

/** What is said after the approval: it stands beside the minutes. */
export const minutesCorrections = sqliteTable(
  "minutes_corrections",
  {
    id: integer("id").primaryKey(),
    meetingId: integer("meeting_id")
      .notNull()
      .references(() => bodyMeetings.id),
    text: text("text").notNull(),
    reason: text("reason").notNull(),
    savedAt: integer("saved_at").notNull(),
    savedBy: integer("saved_by").references(() => users.id),
  },
  (table) => [index("minutes_corrections_by_meeting").on(table.meetingId)],
);

export const resolutions = sqliteTable(
  "resolutions",
  {
    id: integer("id").primaryKey(),
    meetingId: integer("meeting_id")
      .notNull()
      .references(() => bodyMeetings.id),
    bodyId: integer("body_id")
      .notNull()
      .references(() => governanceBodies.id),
    /** Unique within its body. */
    number: text("number").notNull(),
    text: text("text").notNull(),
    /** The day of its meeting. */
    decidedOn: text("decided_on").notNull(),
    votesFor: integer("votes_for").notNull(),
    votesAgainst: integer("votes_against").notNull(),
    votesAbstained: integer("votes_abstained").notNull(),
    /** By the majority the body asks for, on the day of the vote. */
    adopted: integer("adopted", { mode: "boolean" }).notNull(),
    ownerId: integer("owner_id").references(() => users.id),
    dueDay: text("due_day"),
    state: text("state").notNull(),
    closedOn: text("closed_on"),
    closedBy: integer("closed_by").references(() => users.id),
    /** What was done, or why it was withdrawn. */
    closingNote: text("closing_note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("resolutions_by_number").on(table.bodyId, table.number),
    index("resolutions_by_meeting").on(table.meetingId),
    index("resolutions_by_due").on(table.state, table.dueDay),
    index("resolutions_by_decided").on(table.decidedOn),
    index("resolutions_by_closed").on(table.closedOn),
    index("resolutions_by_owner").on(table.ownerId),
  ],
);
