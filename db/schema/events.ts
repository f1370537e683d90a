import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { eventInvitations } from "./invitations";
import { organisations } from "./organisations";
import { promoters } from "./promoters";

/** Events that were made together by a rule. */
export const eventSeries = sqliteTable("event_series", {
  id: integer("id").primaryKey(),
  /** A word of `SERIES_RULES`, and every how many weeks or months. */
  rule: text("rule").notNull(),
  every: integer("every").notNull(),
  createdAt: integer("created_at").notNull(),
  createdBy: integer("created_by").references(() => users.id),
});

export const events = sqliteTable(
  "events",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    titleZh: text("title_zh").notNull(),
    titleEn: text("title_en"),
    type: text("type").notNull(),
    promoterFunction: text("promoter_function").notNull(),
    networkActivity: text("network_activity").notNull(),
    /** First and last business day in Shanghai; the times belong to them. */
    startDay: text("start_day").notNull(),
    endDay: text("end_day").notNull(),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at").notNull(),
    attendanceMode: text("attendance_mode").notNull(),
    venue: text("venue"),
    onlineAddress: text("online_address"),
    /** Seats; null when unlimited. */
    capacity: integer("capacity"),
    /** Seats that are kept for invited firms, and the last day on which they are. */
    reservedSeats: integer("reserved_seats").notNull().default(0),
    reservedUntil: text("reserved_until"),
    registrationClosesAt: integer("registration_closes_at"),
    /** A word of `WAITING_RULES`: who is offered a seat that becomes free. */
    waitingRule: text("waiting_rule").notNull().default("none"),
    /** How long a seat is held for whoever it is offered to. */
    offerHours: integer("offer_hours").notNull().default(24),
    /** How long before its start those who have a seat are reminded; 0: not at all. */
    reminderHours: integer("reminder_hours").notNull().default(24),
    /** Whoever is not invited asks for seats, and staff approve or decline. */
    needsApproval: integer("needs_approval", { mode: "boolean" }).notNull().default(false),
    /** Shown on the public site once published. */
    listed: integer("listed", { mode: "boolean" }).notNull(),
    summaryZh: text("summary_zh"),
    summaryEn: text("summary_en"),
    organiserContact: text("organiser_contact"),
    publishedAt: integer("published_at"),
    publishedBy: integer("published_by").references(() => users.id),
    cancelledAt: integer("cancelled_at"),
    cancelledBy: integer("cancelled_by").references(() => users.id),
    cancellationReason: text("cancellation_reason"),
    /** Key of the form that made it: the same form sent twice makes one event. */
    submissionKey: text("submission_key").unique(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    seriesId: integer("series_id").references(() => eventSeries.id),
  },
  (table) => [
    index("events_by_series").on(table.seriesId, table.startDay),
    index("events_by_start_day").on(table.startDay),
    index("events_by_start").on(table.startsAt),
    index("events_by_end_day").on(table.endDay),
    index("events_by_type").on(table.type, table.startDay),
  ],
);

/** Sub-promoters that run an event together with its owner. */
export const eventCoHosts = sqliteTable(
  "event_co_hosts",
  {
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.promoterId] })],
);

export const registrations = sqliteTable(
  "registrations",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    organisationId: integer("organisation_id").references(() => organisations.id),
    /** As written by the visitor, or the legal name at the time. */
    organisationName: text("organisation_name").notNull(),
    contactName: text("contact_name").notNull(),
    /** Lower case. */
    email: text("email").notNull(),
    phone: text("phone"),
    locale: text("locale").notNull(),
    status: text("status").notNull(),
    /** Number of persons: the seats this registration takes once confirmed. */
    seats: integer("seats").notNull(),
    source: text("source").notNull(),
    userId: integer("user_id").references(() => users.id),
    /** SHA-256 of the token in the confirmation mail. */
    tokenHash: text("token_hash").notNull().unique(),
    submissionKey: text("submission_key").notNull().unique(),
    noticeVersion: text("notice_version").notNull(),
    createdAt: integer("created_at").notNull(),
    confirmedAt: integer("confirmed_at"),
    cancelledAt: integer("cancelled_at"),
    /** A word of `PARTY_RULES`: what becomes of several people when there is not room for all of them. */
    partyRule: text("party_rule").notNull().default("together"),
    /** Since when it has stood on the waiting list; kept while a seat is offered. */
    waitingSince: integer("waiting_since"),
    /** Until when the seats are held for an answer. */
    offerEndsAt: integer("offer_ends_at"),
    /** SHA-256 of the token in the mail that offers the seats; the first mail's link goes on working. */
    offerTokenHash: text("offer_token_hash").unique(),
    /** The start of the event of which its people were reminded; an event that is moved is reminded of again. */
    remindedOf: integer("reminded_of"),
    /** Since when it has asked to be approved; kept once that was decided. */
    askedAt: integer("asked_at"),
    decidedAt: integer("decided_at"),
    decidedBy: integer("decided_by").references(() => users.id),
    /** Why it was declined, as it was told to the firm. */
    decisionReason: text("decision_reason"),
    /** The invitation that it answers: it may take the seats kept for invited firms. */
    invitationId: integer("invitation_id").references((): AnySQLiteColumn => eventInvitations.id),
  },
  (table) => [
    index("registrations_by_invitation").on(table.invitationId),
    index("registrations_by_offer").on(table.offerEndsAt),
    index("registrations_by_event").on(table.eventId, table.status, table.seats),
    index("registrations_by_organisation").on(table.organisationId),
    index("registrations_by_email").on(table.email),
  ],
);

/** A kind of ticket of an event; who registers for an event that has some chooses one for each person. */
export const ticketTypes = sqliteTable(
  "ticket_types",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    /** Seats; null when unlimited. */
    quota: integer("quota"),
    /** A word of `TICKET_AUDIENCES`: who may take it. */
    audience: text("audience").notNull(),
    /** A registration with such a ticket asks to be approved. */
    needsApproval: integer("needs_approval", { mode: "boolean" }).notNull().default(false),
    /** Until when it can be chosen; null: as long as registration is open. */
    closesAt: integer("closes_at"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("ticket_types_by_event").on(table.eventId)],
);

export const registeredPeople = sqliteTable(
  "registered_people",
  {
    id: integer("id").primaryKey(),
    registrationId: integer("registration_id")
      .notNull()
      .references(() => registrations.id),
    name: text("name").notNull(),
    duty: text("duty"),
    /** Null at an event without ticket types, and for who registered before it had any. */
    ticketTypeId: integer("ticket_type_id").references(() => ticketTypes.id),
  },
  (table) => [
    index("registered_people_by_registration").on(table.registrationId),
    index("registered_people_by_ticket_type").on(table.ticketTypeId),
  ],
);

/** Something within an event that has a time of its own: a lecture, a workshop, a round of talks. */
export const eventSessions = sqliteTable(
  "event_sessions",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    titleZh: text("title_zh").notNull(),
    titleEn: text("title_en"),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at").notNull(),
    place: text("place"),
    /** As they are announced, one a line. */
    speakers: text("speakers"),
    /** People choose it when they register; else it is only announced. */
    chosen: integer("chosen", { mode: "boolean" }).notNull(),
    /** Seats; null when unlimited. */
    capacity: integer("capacity"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("event_sessions_by_event").on(table.eventId, table.startsAt)],
);

export const registeredPersonSessions = sqliteTable(
  "registered_person_sessions",
  {
    registeredPersonId: integer("registered_person_id")
      .notNull()
      .references(() => registeredPeople.id, { onDelete: "cascade" }),
    sessionId: integer("session_id")
      .notNull()
      .references(() => eventSessions.id),
  },
  (table) => [
    primaryKey({ columns: [table.registeredPersonId, table.sessionId] }),
    index("registered_person_sessions_by_session").on(table.sessionId),
  ],
);

/** One person seen at the door on one day of an event. */
export const signIns = sqliteTable(
  "sign_ins",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    day: text("day").notNull(),
    registeredPersonId: integer("registered_person_id").references(() => registeredPeople.id),
    organisationId: integer("organisation_id").references(() => organisations.id),
    organisationName: text("organisation_name"),
    personName: text("person_name").notNull(),
    mode: text("mode").notNull(),
    /** Key of the form that recorded it, for people who were not registered. */
    submissionKey: text("submission_key").unique(),
    recordedAt: integer("recorded_at").notNull(),
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [
    uniqueIndex("sign_ins_once_a_day").on(table.registeredPersonId, table.day),
    index("sign_ins_by_event").on(table.eventId, table.day, table.mode),
    index("sign_ins_by_event_and_organisation").on(table.eventId, table.organisationId, table.mode),
    index("sign_ins_by_organisation").on(table.organisationId, table.day),
    index("sign_ins_by_day").on(table.day, table.organisationId, table.eventId),
  ],
);

/**
 * That a registered person was at an event, or at one of its sessions, was not, or had asked to be excused. Whoever was signed in was
 * there; this adds nothing to the numbers of people.
 */
export const presences = sqliteTable(
  "presences",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    registeredPersonId: integer("registered_person_id")
      .notNull()
      .references(() => registeredPeople.id, { onDelete: "cascade" }),
    /** Null for the event as a whole. */
    sessionId: integer("session_id").references(() => eventSessions.id, { onDelete: "cascade" }),
    /** A word of `STANDINGS`. */
    standing: text("standing").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    /** Null for who excused somebody by the link of a mail. */
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [
    uniqueIndex("presences_once_at_session").on(table.registeredPersonId, table.sessionId),
    uniqueIndex("presences_once_at_event")
      .on(table.registeredPersonId)
      .where(sql`session_id IS NULL`),
    index("presences_by_event").on(table.eventId, table.standing),
    index("presences_by_session").on(table.sessionId),
  ],
);

/** The number of people present on one day, counted otherwise than by sign-in. */
export const attendanceCounts = sqliteTable(
  "attendance_counts",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    day: text("day").notNull(),
    mode: text("mode").notNull(),
    people: integer("people").notNull(),
    source: text("source").notNull(),
    sourceNote: text("source_note"),
    recordedAt: integer("recorded_at").notNull(),
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [uniqueIndex("attendance_counts_one_per_day").on(table.eventId, table.day, table.mode)],
);

/**
 * A ticket that a phone at the door has scanned, with what it was answered: the same scan sent again is answered the same, whatever
 * has happened to its person since.
 */
export const doorScans = sqliteTable(
  "door_scans",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    /** The phone's own name of the scan. */
    scanKey: text("scan_key").notNull(),
    /** Null for a code that names nobody here, and once the person gave up the seat. */
    registeredPersonId: integer("registered_person_id").references(() => registeredPeople.id, { onDelete: "set null" }),
    day: text("day").notNull(),
    /** A word of `SCAN_ANSWERS`. */
    answer: text("answer").notNull(),
    /** What the phone said by itself, where it could not ask. */
    saidAlone: text("said_alone"),
    scannedAt: integer("scanned_at").notNull(),
    receivedAt: integer("received_at").notNull(),
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [
    uniqueIndex("door_scans_once").on(table.eventId, table.scanKey),
    index("door_scans_by_person").on(table.registeredPersonId),
  ],
);
