import { and, asc, desc, eq } from "drizzle-orm";
import {
  frozenDocuments,
  frozenFigureRecords,
  frozenFigures,
  promoters,
  reports,
  restatements,
  users,
} from "~db/schema";
import { worksFor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import type { Period } from "~/values/period";
import { composeReportDocument } from "./compose-report-document";
import { reportContents } from "./report-contents.server";
import type { ReportDocument } from "./report-document";

export type ReportRow = typeof reports.$inferSelect;

/** @throws Refusal not_found, forbidden */
export function findReport(context: Context, id: number): ReportRow {
  authorize(context, "report.see");
  const report = context.db.select().from(reports).where(eq(reports.id, id)).get();
  if (!report || !worksFor(context.actor, [report.promoterId])) throw notFound();
  return report;
}

export function reportOfPeriod(context: Context, period: Period, promoterId: number): ReportRow | null {
  authorize(context, "report.see");
  if (!worksFor(context.actor, [promoterId])) throw notFound();
  const { db } = context;
  const found = db
    .select()
    .from(reports)
    .where(and(eq(reports.period, period), eq(reports.promoterId, promoterId)))
    .get();
  return found ?? null;
}

export interface ListedReport {
  id: number;
  period: Period;
  promoterId: number;
  promoterZh: string;
  promoterEn: string;
  createdAt: number;
  frozenAt: number | null;
  frozenBy: string | null;
}

/** Every report, the latest period first. */
export function listReports(context: Context): ListedReport[] {
  authorize(context, "report.see");
  return context.db
    .select({
      id: reports.id,
      period: reports.period,
      promoterId: reports.promoterId,
      promoterZh: promoters.shortNameZh,
      promoterEn: promoters.shortNameEn,
      createdAt: reports.createdAt,
      frozenAt: reports.frozenAt,
      frozenBy: users.name,
    })
    .from(reports)
    .innerJoin(promoters, eq(promoters.id, reports.promoterId))
    .leftJoin(users, eq(users.id, reports.frozenBy))
    .where(context.actor.promoterId === null ? undefined : eq(reports.promoterId, context.actor.promoterId))
    .orderBy(desc(reports.period), asc(reports.promoterId))
    .all();
}

/** The report as it reads: what was frozen, or the records as they are now. */
export function readReportDocument(
  context: Context,
  report: ReportRow,
  locale: Locale = context.locale,
): ReportDocument {
  authorize(context, "report.see");
  if (report.frozenAt !== null) return frozenDocument(context, report, locale);
  return composeReportDocument(reportContents(context, report), locale, translateFor(locale));
}

function frozenDocument(context: Context, report: ReportRow, locale: Locale): ReportDocument {
  const row = context.db
    .select({ document: frozenDocuments.document })
    .from(frozenDocuments)
    .where(and(eq(frozenDocuments.reportId, report.id), eq(frozenDocuments.locale, locale)))
    .get();
  if (!row) throw new Error(`the frozen report ${report.id} has no document in ${locale}`);
  return row.document as ReportDocument;
}

export interface FrozenRecord {
  id: number;
  amount: number;
  label: string;
}

/** The records behind a figure of a frozen report, as they were. */
export function frozenRecords(context: Context, reportId: number, key: string): FrozenRecord[] {
  authorize(context, "figure.see");
  return context.db
    .select({ id: frozenFigureRecords.recordId, amount: frozenFigureRecords.amount, label: frozenFigureRecords.label })
    .from(frozenFigureRecords)
    .innerJoin(frozenFigures, eq(frozenFigures.id, frozenFigureRecords.frozenFigureId))
    .where(and(eq(frozenFigures.reportId, reportId), eq(frozenFigures.figureKey, key)))
    .orderBy(asc(frozenFigureRecords.recordId))
    .all();
}

/** Every frozen figure of a report with its records. */
export function frozenFiguresOf(context: Context, reportId: number) {
  authorize(context, "figure.see");
  const figures = context.db
    .select()
    .from(frozenFigures)
    .where(eq(frozenFigures.reportId, reportId))
    .orderBy(asc(frozenFigures.id))
    .all();
  const records = context.db
    .select({
      figureId: frozenFigureRecords.frozenFigureId,
      id: frozenFigureRecords.recordId,
      amount: frozenFigureRecords.amount,
      label: frozenFigureRecords.label,
    })
    .from(frozenFigureRecords)
    .innerJoin(frozenFigures, eq(frozenFigures.id, frozenFigureRecords.frozenFigureId))
    .where(eq(frozenFigures.reportId, reportId))
    .orderBy(asc(frozenFigureRecords.id))
    .all();
  const byFigure = new Map<number, FrozenRecord[]>(figures.map((figure) => [figure.id, []]));
  for (const { figureId, ...record } of records) byFigure.get(figureId)!.push(record);
  return figures.map((figure) => ({ ...figure, records: byFigure.get(figure.id)! }));
}

/** The log of restatements, the oldest first. */
export function restatementLog(context: Context, reportId: number) {
  authorize(context, "report.see");
  return context.db
    .select({
      id: restatements.id,
      figureKey: restatements.figureKey,
      oldValue: restatements.oldValue,
      newValue: restatements.newValue,
      reason: restatements.reason,
      recordsHash: restatements.recordsHash,
      recordedAt: restatements.recordedAt,
      recordedBy: users.name,
    })
    .from(restatements)
    .leftJoin(users, eq(users.id, restatements.recordedBy))
    .where(eq(restatements.reportId, reportId))
    .orderBy(asc(restatements.id))
    .all();
}
export type RecordedRestatement = ReturnType<typeof restatementLog>[number];
