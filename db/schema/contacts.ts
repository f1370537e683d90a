import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { organisations } from "./organisations";

/** A person who answers for an organisation: work data only. */
export const contacts = sqliteTable(
  "contacts",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    name: text("name").notNull(),
    duty: text("duty"),
    phone: text("phone"),
    email: text("email"),
    /** The language in which he is written to. */
    locale: text("locale").notNull().default("zh-CN"),
    /** What the person answers for; a mail of a purpose goes to those who have it and agreed to it. */
    purposes: text("purposes", { mode: "json" }).$type<string[]>().notNull().default(["general"]),
    /** The first to ask. Two after a merge: the one changed last counts. */
    isMain: integer("is_main", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("contacts_by_organisation").on(table.organisationId)],
);

/** What a contact agreed to, for one purpose, under one version of the notice; a later consent is another row. */
export const contactConsents = sqliteTable(
  "contact_consents",
  {
    id: integer("id").primaryKey(),
    contactId: integer("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    purpose: text("purpose").notNull(),
    noticeVersion: text("notice_version").notNull(),
    givenAt: integer("given_at").notNull(),
    /** paper, mail, call or portal. */
    givenHow: text("given_how").notNull(),
    /** Where the proof is, such as a file number. */
    evidence: text("evidence"),
    givenBy: integer("given_by").references(() => users.id),
    withdrawnAt: integer("withdrawn_at"),
    /** As given, or mail_link. */
    withdrawnHow: text("withdrawn_how"),
    withdrawnBy: integer("withdrawn_by").references(() => users.id),
  },
  (table) => [index("contact_consents_by_contact").on(table.contactId, table.purpose)],
);

/** Texts under which people and firms agree; the newest of a kind applies, and none is ever changed. */
export const notices = sqliteTable(
  "notices",
  {
    id: integer("id").primaryKey(),
    kind: text("kind").notNull(),
    version: text("version").notNull(),
    textZh: text("text_zh").notNull(),
    textEn: text("text_en").notNull(),
    publishedAt: integer("published_at").notNull(),
    publishedBy: integer("published_by").references(() => users.id),
  },
  (table) => [uniqueIndex("notices_by_version").on(table.kind, table.version)],
);

/** What a firm agreed to show of itself in the public directory, one part of its entry in each row. */
export const directoryConsents = sqliteTable(
  "directory_consents",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    part: text("part").notNull(),
    noticeVersion: text("notice_version").notNull(),
    givenAt: integer("given_at").notNull(),
    givenHow: text("given_how").notNull(),
    evidence: text("evidence"),
    givenBy: integer("given_by").references(() => users.id),
    withdrawnAt: integer("withdrawn_at"),
    withdrawnHow: text("withdrawn_how"),
    withdrawnBy: integer("withdrawn_by").references(() => users.id),
  },
  (table) => [index("directory_consents_by_organisation").on(table.organisationId, table.part)],
);

/** What a firm says of itself for the directory, beside its record. The newest row of an organisation counts: a merge may leave two. */
export const directoryEntries = sqliteTable(
  "directory_entries",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    descriptionZh: text("description_zh"),
    descriptionEn: text("description_en"),
    /** The firm's own number, nobody's in person. */
    phone: text("phone"),
    /** The person to be shown, who has agreed for himself. */
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    updatedAt: integer("updated_at").notNull(),
    updatedBy: integer("updated_by").references(() => users.id),
    version: integer("version").notNull(),
  },
  (table) => [index("directory_entries_by_organisation").on(table.organisationId)],
);

/** One row: who may stand in the directory at all. */
export const directorySettings = sqliteTable("directory_settings", {
  id: integer("id").primaryKey(),
  membersOnly: integer("members_only", { mode: "boolean" }).notNull(),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** A person who asked what is kept about him, or to have it erased; what identifies him goes once it is done. */
export const personRequests = sqliteTable(
  "person_requests",
  {
    id: integer("id").primaryKey(),
    /** access or erasure. */
    kind: text("kind").notNull(),
    name: text("name"),
    email: text("email"),
    phone: text("phone"),
    receivedOn: text("received_on").notNull(),
    /** Where it was found that it is meant, as `table:row`; null until somebody has looked. */
    chosen: text("chosen", { mode: "json" }).$type<string[]>(),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by").references(() => users.id),
    doneAt: integer("done_at"),
    doneBy: integer("done_by").references(() => users.id),
    /** Numbers of what was handed out, erased and kept, by table. */
    result: text("result", { mode: "json" }).$type<Record<string, unknown>>(),
    version: integer("version").notNull(),
  },
  (table) => [index("person_requests_by_receipt").on(table.receivedOn)],
);

/** What a firm asks about the data that are held: that they be put right, or that those of a person be deleted; and the answer it got. */
export const dataRequests = sqliteTable(
  "data_requests",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** correction or deletion. */
    kind: text("kind").notNull(),
    /** Whose data are meant, where those of a person are. */
    personName: text("person_name"),
    text: text("text").notNull(),
    receivedOn: text("received_on").notNull(),
    /** Last day for the answer, as it was when the firm asked. */
    dueOn: text("due_on").notNull(),
    askedAt: integer("asked_at").notNull(),
    askedBy: integer("asked_by").references(() => users.id),
    /** granted, partly or declined; null until it is answered. */
    outcome: text("outcome"),
    answer: text("answer"),
    answeredAt: integer("answered_at"),
    answeredBy: integer("answered_by").references(() => users.id),
    /** The request of a person under which staff look for the data and erase them. */
    personRequestId: integer("person_request_id").references(() => personRequests.id),
    submissionKey: text("submission_key").notNull().unique(),
    version: integer("version").notNull(),
  },
  (table) => [
    index("data_requests_by_organisation").on(table.organisationId, table.askedAt),
    index("data_requests_by_day").on(table.answeredAt, table.dueOn),
  ],
);
