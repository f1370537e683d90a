import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { StatusRule } from "~/modules/organisations/membership/status-rules";
import { users } from "./accounts";
import { organisations } from "./organisations";
import { promoters } from "./promoters";

/** Kinds of membership the promoter offers, such as council member; also how long a term of it runs. */
export const membershipClasses = sqliteTable("membership_classes", {
  id: integer("id").primaryKey(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  position: integer("position").notNull(),
  /** open_ended, rolling or fixed_year. */
  termKind: text("term_kind").notNull(),
  /** Length of a rolling term. */
  termMonths: integer("term_months"),
  /** `MM-DD`; who begins a fixed-year term on this day or later gets the next year as well. */
  rolloverDay: text("rollover_day"),
  /** Renewal is possible from so many days before the end of a term until so many days after it. */
  renewalDaysBefore: integer("renewal_days_before").notNull(),
  renewalDaysAfter: integer("renewal_days_after").notNull(),
  retiredAt: integer("retired_at"),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** One membership of an organisation from joining to leaving; who comes back later has another one. */
export const memberships = sqliteTable(
  "memberships",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** Day on which it was agreed, where that was before it began. */
    agreedOn: text("agreed_on"),
    joinedOn: text("joined_on").notNull(),
    /** Last day; null while there is none. */
    leftOn: text("left_on"),
    leftReason: text("left_reason"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("memberships_by_organisation").on(table.organisationId, table.joinedOn),
    index("memberships_by_joining").on(table.joinedOn, table.organisationId),
    index("memberships_by_leaving").on(table.leftOn, table.organisationId),
  ],
);

/** The class of a membership from a day on; none before the first. */
export const membershipClassPeriods = sqliteTable(
  "membership_class_periods",
  {
    id: integer("id").primaryKey(),
    membershipId: integer("membership_id")
      .notNull()
      .references(() => memberships.id, { onDelete: "cascade" }),
    classId: integer("class_id")
      .notNull()
      .references(() => membershipClasses.id),
    fromDay: text("from_day").notNull(),
  },
  (table) => [index("membership_class_periods_by_membership").on(table.membershipId, table.fromDay)],
);

/** What was agreed or paid for, both days inclusive; a membership without terms is open-ended. */
export const membershipTerms = sqliteTable(
  "membership_terms",
  {
    id: integer("id").primaryKey(),
    membershipId: integer("membership_id")
      .notNull()
      .references(() => memberships.id, { onDelete: "cascade" }),
    fromDay: text("from_day").notNull(),
    untilDay: text("until_day").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("membership_terms_by_membership").on(table.membershipId, table.fromDay),
    index("membership_terms_by_end").on(table.untilDay),
  ],
);

export const membershipSuspensions = sqliteTable(
  "membership_suspensions",
  {
    id: integer("id").primaryKey(),
    membershipId: integer("membership_id")
      .notNull()
      .references(() => memberships.id, { onDelete: "cascade" }),
    fromDay: text("from_day").notNull(),
    /** Last day; null while nobody has ended it. */
    untilDay: text("until_day"),
    reason: text("reason").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("membership_suspensions_by_membership").on(table.membershipId, table.fromDay)],
);

/** A status that a person set against the rules, with a reason and a last day. */
export const membershipPins = sqliteTable(
  "membership_pins",
  {
    id: integer("id").primaryKey(),
    membershipId: integer("membership_id")
      .notNull()
      .references(() => memberships.id, { onDelete: "cascade" }),
    status: text("status").notNull(),
    fromDay: text("from_day").notNull(),
    untilDay: text("until_day").notNull(),
    reason: text("reason").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("membership_pins_by_membership").on(table.membershipId, table.fromDay)],
);

/** The ordered rules that give a status, from a day on. Before the first set the product's own rules hold. */
export const membershipRuleSets = sqliteTable(
  "membership_rule_sets",
  {
    id: integer("id").primaryKey(),
    effectiveFrom: text("effective_from").notNull(),
    rules: text("rules", { mode: "json" }).$type<StatusRule[]>().notNull(),
    note: text("note"),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by").references(() => users.id),
  },
  (table) => [uniqueIndex("membership_rule_sets_by_day").on(table.effectiveFrom)],
);

/**
 * Derived: the status of every organisation on every day, past and future, as stretches of days that never overlap. Written
 * anew whenever facts or rules change and by nothing else.
 */
export const membershipSpans = sqliteTable(
  "membership_spans",
  {
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    fromDay: text("from_day").notNull(),
    /** Last day; null without an end. */
    untilDay: text("until_day"),
    membershipId: integer("membership_id")
      .notNull()
      .references(() => memberships.id, { onDelete: "cascade" }),
    classId: integer("class_id").references(() => membershipClasses.id),
    status: text("status").notNull(),
    /** Counts as a member. */
    counts: integer("counts", { mode: "boolean" }).notNull(),
  },
  (table) => [
    uniqueIndex("membership_spans_by_organisation").on(table.organisationId, table.fromDay),
    index("membership_spans_by_day").on(
      table.counts,
      table.fromDay,
      table.untilDay,
      table.organisationId,
      table.status,
      table.classId,
    ),
    index("membership_spans_by_membership").on(table.membershipId),
  ],
);

/** What a member of a class owes for a year. */
export const duesRates = sqliteTable(
  "dues_rates",
  {
    id: integer("id").primaryKey(),
    classId: integer("class_id")
      .notNull()
      .references(() => membershipClasses.id),
    year: integer("year").notNull(),
    amountFen: integer("amount_fen").notNull(),
    dueDay: text("due_day").notNull(),
  },
  (table) => [uniqueIndex("dues_rates_by_year").on(table.year, table.classId)],
);

/** What one member owes for one year, and what became of it. */
export const dues = sqliteTable(
  "dues",
  {
    id: integer("id").primaryKey(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    classId: integer("class_id").references(() => membershipClasses.id),
    year: integer("year").notNull(),
    amountFen: integer("amount_fen").notNull(),
    dueDay: text("due_day").notNull(),
    /** due, paid or waived. */
    state: text("state").notNull(),
    paidOn: text("paid_on"),
    reference: text("reference"),
    waiverReason: text("waiver_reason"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("dues_by_organisation").on(table.organisationId, table.year),
    index("dues_by_year").on(table.year, table.state, table.dueDay),
  ],
);

/** Every reminder that went out for a due: impending before its day, late after it. */
export const duesReminders = sqliteTable(
  "dues_reminders",
  {
    id: integer("id").primaryKey(),
    dueId: integer("due_id")
      .notNull()
      .references(() => dues.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    recipient: text("recipient").notNull(),
    sentAt: integer("sent_at").notNull(),
  },
  (table) => [uniqueIndex("dues_reminders_by_due").on(table.dueId, table.kind, table.recipient)],
);

export const membershipApplications = sqliteTable(
  "membership_applications",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    legalName: text("legal_name").notNull(),
    creditCode: text("credit_code"),
    kind: text("kind").notNull(),
    region: text("region"),
    website: text("website"),
    introduction: text("introduction"),
    wishedClassId: integer("wished_class_id").references(() => membershipClasses.id),
    contactName: text("contact_name").notNull(),
    contactDuty: text("contact_duty"),
    email: text("email").notNull(),
    phone: text("phone"),
    locale: text("locale").notNull(),
    noticeVersion: text("notice_version").notNull(),
    submissionKey: text("submission_key").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** received, under_review, approved, declined or withdrawn. */
    state: text("state").notNull(),
    /** The organisation it became or was found to be. */
    organisationId: integer("organisation_id").references(() => organisations.id),
    reviewStartedAt: integer("review_started_at"),
    reviewedBy: integer("reviewed_by").references(() => users.id),
    decidedAt: integer("decided_at"),
    declineReason: text("decline_reason"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("membership_applications_by_submission").on(table.submissionKey),
    uniqueIndex("membership_applications_by_token").on(table.tokenHash),
    index("membership_applications_by_state").on(table.state, table.createdAt),
    index("membership_applications_by_credit_code").on(table.creditCode),
    index("membership_applications_by_organisation").on(table.organisationId),
  ],
);

/** How many full-time people the promoter itself has from a day on, in hundredths. */
export const promoterStaffCounts = sqliteTable(
  "promoter_staff_counts",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    fromDay: text("from_day").notNull(),
    fullTimeHundredths: integer("full_time_hundredths").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("promoter_staff_counts_by_day").on(table.promoterId, table.fromDay)],
);

/** What the promoter holds itself against in the self-check; one row, absent while the published values hold. */
export const selfCheckThresholds = sqliteTable("self_check_thresholds", {
  id: integer("id").primaryKey(),
  fullTimeHundredths: integer("full_time_hundredths").notNull(),
  members: integer("members").notNull(),
  memberKinds: integer("member_kinds").notNull(),
  nationalFullTimeHundredths: integer("national_full_time_hundredths").notNull(),
  version: integer("version").notNull(),
});
