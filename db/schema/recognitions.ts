import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { organisations } from "./organisations";

/** A recognition that authorities grant to firms, as the promoter has set it up. */
export const recognitionTypes = sqliteTable("recognition_types", {
  id: integer("id").primaryKey(),
  nameZh: text("name_zh").notNull().unique(),
  nameEn: text("name_en").notNull(),
  /** The level at which it is usually granted; each recognition has its own. */
  level: text("level").notNull(),
  /** Offered for new recognitions. */
  active: integer("active", { mode: "boolean" }).notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** What held for recognitions of a type from a day on, until the next version. */
export const recognitionRules = sqliteTable(
  "recognition_rules",
  {
    id: integer("id").primaryKey(),
    typeId: integer("type_id")
      .notNull()
      .references(() => recognitionTypes.id),
    effectiveFrom: text("effective_from").notNull(),
    /** Null: without end. */
    validMonths: integer("valid_months"),
    /** The day of issue is the first of the term, which then ends a day earlier. */
    issueDayCounts: integer("issue_day_counts", { mode: "boolean" }).notNull(),
    reviewWindowBeforeDays: integer("review_window_before_days").notNull(),
    graceDays: integer("grace_days").notNull(),
    /** `MM-DD` on which the report about the year before is due; null: none. */
    annualReportDue: text("annual_report_due"),
    /** That many years without a report endanger the recognition; null: no such rule. */
    missedReportsLimit: integer("missed_reports_limit"),
    /** A change of name must be reported within that many months; null: no such rule. */
    changeReportMonths: integer("change_report_months"),
    /** Where the rule stands. */
    sourceNote: text("source_note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [uniqueIndex("recognition_rules_by_day").on(table.typeId, table.effectiveFrom)],
);

export const recognitions = sqliteTable(
  "recognitions",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    typeId: integer("type_id")
      .notNull()
      .references(() => recognitionTypes.id),
    level: text("level").notNull(),
    certificateNumber: text("certificate_number"),
    issuedOn: text("issued_on").notNull(),
    /** Last day of the first term as the certificate says it, where the rule says otherwise. */
    statedUntil: text("stated_until"),
    statedUntilReason: text("stated_until_reason"),
    /** The first day on which it no longer held. */
    withdrawnOn: text("withdrawn_on"),
    withdrawalReason: text("withdrawal_reason"),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("recognitions_by_organisation").on(table.organisationId),
    index("recognitions_by_type").on(table.typeId, table.level),
  ],
);

/** How a review ended. A review that was passed opens the next term. */
export const recognitionReviews = sqliteTable(
  "recognition_reviews",
  {
    id: integer("id").primaryKey(),
    recognitionId: integer("recognition_id")
      .notNull()
      .references(() => recognitions.id),
    outcome: text("outcome").notNull(),
    day: text("day").notNull(),
    statedUntil: text("stated_until"),
    statedUntilReason: text("stated_until_reason"),
    note: text("note"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("recognition_reviews_by_day").on(table.recognitionId, table.day)],
);

/** The terms of a recognition as its rules, reviews and withdrawal make them; rewritten with each of these, never edited. */
export const recognitionTerms = sqliteTable(
  "recognition_terms",
  {
    id: integer("id").primaryKey(),
    recognitionId: integer("recognition_id")
      .notNull()
      .references(() => recognitions.id),
    validFrom: text("valid_from").notNull(),
    /** The last day; null: without end. */
    validUntil: text("valid_until"),
    /** The last day on which it was held: `validUntil`, or the day before it was withdrawn. */
    heldUntil: text("held_until"),
    /** First day of the review; null: none. */
    reviewFrom: text("review_from"),
    /** The day on which the review of this term ended. */
    reviewedOn: text("reviewed_on"),
    /** Last day of the grace after the term; the last day of the term itself when there is none. */
    graceUntil: text("grace_until"),
    /** Begins the day after the term before it. */
    follows: integer("follows", { mode: "boolean" }).notNull(),
    /** The next term begins the day after. */
    followed: integer("followed", { mode: "boolean" }).notNull(),
  },
  (table) => [
    index("recognition_terms_by_recognition").on(table.recognitionId, table.validFrom),
    index("recognition_terms_by_day").on(table.validFrom, table.heldUntil),
  ],
);

/** A yearly report that the firm has filed with the authority. */
export const recognitionReports = sqliteTable(
  "recognition_reports",
  {
    id: integer("id").primaryKey(),
    recognitionId: integer("recognition_id")
      .notNull()
      .references(() => recognitions.id),
    /** The year it is about. */
    year: integer("year").notNull(),
    filedOn: text("filed_on").notNull(),
    note: text("note"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("recognition_reports_by_year").on(table.recognitionId, table.year)],
);
