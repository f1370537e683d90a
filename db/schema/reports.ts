import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { promoters } from "./promoters";

export const reports = sqliteTable(
  "reports",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    /** `2026Q3` or `2026`. */
    period: text("period").notNull(),
    preparer: text("preparer"),
    reviewer: text("reviewer"),
    signatory: text("signatory"),
    confidentiality: text("confidentiality").notNull(),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by").references(() => users.id),
    frozenAt: integer("frozen_at"),
    frozenBy: integer("frozen_by").references(() => users.id),
    version: integer("version").notNull(),
  },
  (table) => [uniqueIndex("reports_one_per_period").on(table.promoterId, table.period)],
);

/** What staff write into a section. */
export const reportTexts = sqliteTable(
  "report_texts",
  {
    id: integer("id").primaryKey(),
    reportId: integer("report_id")
      .notNull()
      .references(() => reports.id),
    section: text("section").notNull(),
    textZh: text("text_zh").notNull(),
    textEn: text("text_en").notNull(),
    updatedAt: integer("updated_at").notNull(),
    updatedBy: integer("updated_by").references(() => users.id),
  },
  (table) => [uniqueIndex("report_texts_one_per_section").on(table.reportId, table.section)],
);

/** One figure of a frozen report, with the definition it was measured by. */
export const frozenFigures = sqliteTable(
  "frozen_figures",
  {
    id: integer("id").primaryKey(),
    reportId: integer("report_id")
      .notNull()
      .references(() => reports.id),
    /** Key of the figure within the report, such as `events_held` or `events_held/type=lecture`. */
    figureKey: text("figure_key").notNull(),
    definitionVersion: integer("definition_version").notNull(),
    unit: text("unit").notNull(),
    value: integer("value"),
    previousValue: integer("previous_value"),
    lastYearValue: integer("last_year_value"),
    planValue: integer("plan_value"),
    recordKind: text("record_kind").notNull(),
  },
  (table) => [uniqueIndex("frozen_figures_by_key").on(table.reportId, table.figureKey)],
);

/** The records behind a frozen figure and what each contributed. */
export const frozenFigureRecords = sqliteTable(
  "frozen_figure_records",
  {
    id: integer("id").primaryKey(),
    frozenFigureId: integer("frozen_figure_id")
      .notNull()
      .references(() => frozenFigures.id),
    recordId: integer("record_id").notNull(),
    amount: integer("amount").notNull(),
    /** What the record was called when the report was frozen; it may be renamed or gone later. */
    label: text("label").notNull(),
  },
  (table) => [uniqueIndex("frozen_figure_records_by_figure").on(table.frozenFigureId, table.recordId)],
);

/** The whole report as it stood when it was frozen, per language. */
export const frozenDocuments = sqliteTable(
  "frozen_documents",
  {
    id: integer("id").primaryKey(),
    reportId: integer("report_id")
      .notNull()
      .references(() => reports.id),
    locale: text("locale").notNull(),
    document: text("document", { mode: "json" }).$type<unknown>().notNull(),
  },
  (table) => [uniqueIndex("frozen_documents_by_locale").on(table.reportId, table.locale)],
);

/** A later change of a frozen figure, with its reason. */
export const restatements = sqliteTable(
  "restatements",
  {
    id: integer("id").primaryKey(),
    reportId: integer("report_id")
      .notNull()
      .references(() => reports.id),
    figureKey: text("figure_key").notNull(),
    oldValue: integer("old_value"),
    newValue: integer("new_value"),
    reason: text("reason").notNull(),
    /** Fingerprint of the records and amounts that the reason explains; another change needs another reason. */
    recordsHash: text("records_hash").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [index("restatements_by_report").on(table.reportId, table.figureKey)],
);

export const planTargets = sqliteTable(
  "plan_targets",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    figureId: text("figure_id").notNull(),
    period: text("period").notNull(),
    target: integer("target").notNull(),
  },
  (table) => [uniqueIndex("plan_targets_one_per_figure").on(table.promoterId, table.figureId, table.period)],
);
