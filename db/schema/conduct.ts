import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { organisations } from "./organisations";

/** An initiative or a convention that firms sign. */
export const pledges = sqliteTable("pledges", {
  id: integer("id").primaryKey(),
  titleZh: text("title_zh").notNull(),
  titleEn: text("title_en"),
  /** The last day on which it can be signed. */
  openUntil: text("open_until"),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** A text that was once signed never changes; a new wording is a new text with its own signatures. */
export const pledgeTexts = sqliteTable(
  "pledge_texts",
  {
    id: integer("id").primaryKey(),
    pledgeId: integer("pledge_id")
      .notNull()
      .references(() => pledges.id),
    number: integer("number").notNull(),
    validFrom: text("valid_from").notNull(),
    textZh: text("text_zh").notNull(),
    textEn: text("text_en"),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by").references(() => users.id),
  },
  (table) => [uniqueIndex("pledge_texts_by_number").on(table.pledgeId, table.number)],
);

export const pledgeSignatures = sqliteTable(
  "pledge_signatures",
  {
    id: integer("id").primaryKey(),
    textId: integer("text_id")
      .notNull()
      .references(() => pledgeTexts.id),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    signedOn: text("signed_on").notNull(),
    signatoryName: text("signatory_name").notNull(),
    signatoryDuty: text("signatory_duty"),
    /** `portal`: signed by the firm's representative; `paper`: entered by staff. */
    source: text("source").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [
    index("pledge_signatures_by_text").on(table.textId, table.organisationId),
    index("pledge_signatures_by_organisation").on(table.organisationId),
  ],
);

export const commendations = sqliteTable(
  "commendations",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    day: text("day").notNull(),
    /** By which body or office. */
    awardedBy: text("awarded_by").notNull(),
    reason: text("reason").notNull(),
    /** The firm's consent to publication: who gave it, and when. */
    consentBy: text("consent_by"),
    consentOn: text("consent_on"),
    publishedAt: integer("published_at"),
    publishedBy: integer("published_by").references(() => users.id),
    withdrawnAt: integer("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("commendations_by_organisation").on(table.organisationId),
    index("commendations_by_day").on(table.day),
  ],
);

/** The promoter's rules of procedure for complaints: one row. Days run from the step before. */
export const conductRules = sqliteTable("conduct_rules", {
  id: integer("id").primaryKey(),
  closureDays: integer("closure_days").notNull(),
  statementDays: integer("statement_days").notNull(),
  appealDays: integer("appeal_days").notNull(),
  recordMonths: integer("record_months").notNull(),
  otherDecides: integer("other_decides", { mode: "boolean" }).notNull(),
  otherHearsAppeal: integer("other_hears_appeal", { mode: "boolean" }).notNull(),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** Where a complaint stands and by when; what was said at each step is in `complaint_steps`. */
export const complaints = sqliteTable(
  "complaints",
  {
    id: integer("id").primaryKey(),
    /** Such as `2026-003`; tells nothing about anybody. */
    number: text("number").notNull().unique(),
    /** Null until staff has found out whom the complaint means. */
    organisationId: integer("organisation_id").references(() => organisations.id),
    /** Whom the complainant named. */
    aboutName: text("about_name").notNull(),
    complainantOrganisationId: integer("complainant_organisation_id").references(() => organisations.id),
    complainantName: text("complainant_name"),
    complainantContact: text("complainant_contact"),
    /** Who complained is never told to the firm complained about. */
    confidential: integer("confidential", { mode: "boolean" }).notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    evidence: text("evidence"),
    source: text("source").notNull(),
    receivedOn: text("received_on").notNull(),
    receivedBy: integer("received_by").references(() => users.id),
    state: text("state").notNull(),
    /** By when it is to be closed. */
    dueDay: text("due_day").notNull(),
    /** Since when the firm knows. */
    informedOn: text("informed_on"),
    statementDueOn: text("statement_due_on"),
    ruledBy: integer("ruled_by").references(() => users.id),
    outcome: text("outcome"),
    appealDueOn: text("appeal_due_on"),
    closedOn: text("closed_on"),
    /** The last day on which the record can be read. */
    expiresOn: text("expires_on"),
    submissionKey: text("submission_key").unique(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("complaints_by_organisation").on(table.organisationId),
    index("complaints_by_complainant").on(table.complainantOrganisationId),
    index("complaints_by_state").on(table.state, table.dueDay),
    index("complaints_by_received").on(table.receivedOn),
    index("complaints_by_closed").on(table.closedOn),
  ],
);

/** What was done in a complaint: who, when, why. */
export const complaintSteps = sqliteTable(
  "complaint_steps",
  {
    id: integer("id").primaryKey(),
    complaintId: integer("complaint_id")
      .notNull()
      .references(() => complaints.id),
    kind: text("kind").notNull(),
    day: text("day").notNull(),
    outcome: text("outcome"),
    text: text("text").notNull(),
    /** Whose words or whose decision it is, where it is not the person who entered it. */
    personName: text("person_name"),
    at: integer("at").notNull(),
    userId: integer("user_id").references(() => users.id),
  },
  (table) => [index("complaint_steps_by_complaint").on(table.complaintId, table.id)],
);
