import { eq } from "drizzle-orm";
import { frozenDocuments, frozenFigureRecords, frozenFigures, reports } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { LOCALES } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { dayOfInstant } from "~/values/business-day";
import { composeReportDocument, type ReportFigure } from "./compose-report-document";
import { eventsNotHeld } from "./events-not-held.server";
import { recordLabels } from "./record-labels.server";
import { recordKindOf } from "./figure-plan";
import { freezeRefusal } from "./freeze-rules";
import { reportContents } from "./report-contents.server";
import { findReport } from "./report-queries.server";

const ROWS_AT_A_TIME = 2000;

/**
 * Keeps every figure of the report with its records and amounts, and the report itself in every language, as they are at this
 * moment. What changes afterwards is shown beside it, never in it.
 * @throws Refusal not_found, forbidden, conflict (already frozen, the period or one of its events still runs, changed meanwhile)
 */
export function freezeReport(context: Context, id: number, version: number): void {
  authorize(context, "report.freeze");
  transact(context, () => {
    const { db } = context;
    const report = findReport(context, id);
    const refusal = freezeRefusal(report, dayOfInstant(context.now()), eventsNotHeld(context, report).unfinished);
    if (refusal) throw conflict(refusal.key, refusal.params);
    if (report.version !== version) throw conflict("error.conflict");
    const frozenAt = context.now();
    const contents = reportContents(context, { ...report, frozenAt });
    for (const figure of contents.figures) keepFigure(context, id, figure);
    for (const locale of LOCALES) {
      const document = composeReportDocument(contents, locale, translateFor(locale));
      db.insert(frozenDocuments).values({ reportId: id, locale, document }).run();
    }
    db.update(reports)
      .set({ frozenAt, frozenBy: context.actor.userId, version: version + 1 })
      .where(eq(reports.id, id))
      .run();
    recordAudit(context, {
      action: "report.freeze",
      subjectKind: "report",
      subjectId: id,
      before: { frozenAt: null },
      after: { frozenAt, figures: Object.fromEntries(contents.figures.map((figure) => [figure.key, figure.value])) },
    });
  });
}

function keepFigure(context: Context, reportId: number, figure: ReportFigure): void {
  const { db } = context;
  const recordKind = recordKindOf(figure.figure);
  const frozenFigureId = db
    .insert(frozenFigures)
    .values({
      reportId,
      figureKey: figure.key,
      definitionVersion: figure.figure.version,
      unit: figure.figure.unit,
      value: figure.value,
      previousValue: figure.previous,
      lastYearValue: figure.lastYear,
      planValue: figure.plan,
      recordKind,
    })
    .returning({ id: frozenFigures.id })
    .get().id;
  const labels = recordLabels(
    context,
    recordKind,
    figure.records.map((record) => record.id),
  );
  const rows = figure.records.map(({ id, amount }) => ({
    frozenFigureId,
    recordId: id,
    amount,
    label: labels.get(id)?.label ?? "",
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
    db.insert(frozenFigureRecords)
      .values(rows.slice(at, at + ROWS_AT_A_TIME))
      .run();
  }
}
