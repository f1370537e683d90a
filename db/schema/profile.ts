import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { files } from "./files";
import { organisations } from "./organisations";

const organisation = () =>
  integer("organisation_id")
    .notNull()
    .references(() => organisations.id);
/** What only describes an organisation goes with it when its creation is taken back. */
const describedOrganisation = () =>
  integer("organisation_id")
    .notNull()
    .references(() => organisations.id, { onDelete: "cascade" });

export const organisationChainRoles = sqliteTable(
  "organisation_chain_roles",
  { organisationId: describedOrganisation(), role: text("role").notNull() },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.role] }),
    index("organisation_chain_roles_by_role").on(table.role, table.organisationId),
  ],
);

/** The shared vocabulary of tags. */
export const tags = sqliteTable(
  "tags",
  {
    id: integer("id").primaryKey(),
    name: text("name").notNull(),
    /** As it is compared: two spellings are one tag. */
    comparableName: text("comparable_name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("tags_by_comparable_name").on(table.comparableName)],
);

export const organisationTags = sqliteTable(
  "organisation_tags",
  {
    organisationId: describedOrganisation(),
    tagId: integer("tag_id")
      .notNull()
      .references(() => tags.id),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.tagId] }),
    index("organisation_tags_by_tag").on(table.tagId, table.organisationId),
  ],
);

/**
 * Where an organisation was registered, from each day on. There are rows only once it has moved; the first begins before all days.
 * The region of today stands in the organisation itself.
 */
export const organisationRegions = sqliteTable(
  "organisation_regions",
  {
    organisationId: describedOrganisation(),
    /** `0000-00-00` where it was there from the start. */
    fromDay: text("from_day").notNull(),
    regionCode: text("region_code"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.fromDay] })],
);

/** Earlier stretches above the designated size; the latest stands in the organisation itself. */
export const pastAboveScalePeriods = sqliteTable(
  "past_above_scale_periods",
  {
    organisationId: describedOrganisation(),
    firstDay: text("first_day").notNull(),
    lastDay: text("last_day").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.firstDay] })],
);

/** What staff write down about an organisation, one entry after the other. */
export const organisationNotes = sqliteTable(
  "organisation_notes",
  {
    id: integer("id").primaryKey(),
    organisationId: organisation(),
    /** The day that the entry speaks of. */
    day: text("day").notNull(),
    body: text("body").notNull(),
    createdBy: integer("created_by").references(() => users.id),
    createdAt: integer("created_at").notNull(),
    removedAt: integer("removed_at"),
  },
  (table) => [index("organisation_notes_by_organisation").on(table.organisationId, table.day)],
);

/** A file that shows the credit code as it is, although its check character does not fit. It stands for this code only. */
export const creditCodeEvidence = sqliteTable(
  "credit_code_evidence",
  {
    organisationId: organisation(),
    creditCode: text("credit_code").notNull(),
    fileId: integer("file_id")
      .notNull()
      .references(() => files.id),
    confirmedBy: integer("confirmed_by").references(() => users.id),
    confirmedAt: integer("confirmed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.creditCode] })],
);

/** A version of the list of industries; the last one imported is in use. */
export const industryLists = sqliteTable("industry_lists", {
  id: integer("id").primaryKey(),
  name: text("name").notNull(),
  codeCount: integer("code_count").notNull(),
  importedBy: integer("imported_by").references(() => users.id),
  importedAt: integer("imported_at").notNull(),
});

export const industryCodes = sqliteTable(
  "industry_codes",
  {
    listId: integer("list_id")
      .notNull()
      .references(() => industryLists.id),
    code: text("code").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    parentCode: text("parent_code"),
    /** 1 for a section, 4 for a class. */
    level: integer("level").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.code] }),
    index("industry_codes_by_parent").on(table.listId, table.parentCode),
  ],
);

/** Somebody looked at all that is kept of an organisation and said that it is right. */
export const dataConfirmations = sqliteTable(
  "data_confirmations",
  {
    id: integer("id").primaryKey(),
    organisationId: organisation(),
    /** The version that was looked at. */
    version: integer("version").notNull(),
    /** True for its own representative, false for staff. */
    byFirm: integer("by_firm", { mode: "boolean" }).notNull(),
    confirmedBy: integer("confirmed_by").references(() => users.id),
    confirmedAt: integer("confirmed_at").notNull(),
  },
  (table) => [index("data_confirmations_by_organisation").on(table.organisationId, table.confirmedAt)],
);

/** A firm was asked to look at its data. */
export const confirmationRequests = sqliteTable(
  "confirmation_requests",
  {
    id: integer("id").primaryKey(),
    organisationId: organisation(),
    recipients: integer("recipients").notNull(),
    askedBy: integer("asked_by").references(() => users.id),
    askedAt: integer("asked_at").notNull(),
  },
  (table) => [index("confirmation_requests_by_organisation").on(table.organisationId, table.askedAt)],
);

/** What a firm says is wrong. Nothing of it is written before staff have accepted it, field by field. */
export const dataProposals = sqliteTable(
  "data_proposals",
  {
    id: integer("id").primaryKey(),
    organisationId: organisation(),
    remark: text("remark"),
    proposedBy: integer("proposed_by").references(() => users.id),
    proposedAt: integer("proposed_at").notNull(),
    settledBy: integer("settled_by").references(() => users.id),
    settledAt: integer("settled_at"),
    submissionKey: text("submission_key").notNull().unique(),
  },
  (table) => [
    index("data_proposals_by_organisation").on(table.organisationId, table.proposedAt),
    index("data_proposals_open")
      .on(table.proposedAt)
      .where(sql`settled_at IS NULL`),
  ],
);

export const dataProposalFields = sqliteTable(
  "data_proposal_fields",
  {
    proposalId: integer("proposal_id").notNull(),
    field: text("field").notNull(),
    /** What the firm saw, and what it says is right, as its form showed and took them. */
    seen: text("seen").notNull(),
    proposed: text("proposed").notNull(),
    /** `accepted` or `declined`; null while nobody has decided. */
    decision: text("decision"),
    decidedBy: integer("decided_by").references(() => users.id),
    decidedAt: integer("decided_at"),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId, table.field] }),
    foreignKey({ columns: [table.proposalId], foreignColumns: [dataProposals.id] }),
  ],
);

/** One row: what the promoter decides about the register as a whole. */
export const profileSettings = sqliteTable("profile_settings", {
  id: integer("id").primaryKey(),
  /** Months after which data that nobody confirmed or changed count as stale. */
  staleAfterMonths: integer("stale_after_months").notNull(),
});
