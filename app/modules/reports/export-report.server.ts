import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { recordLabels } from "./record-labels.server";
import { composeReportDocument } from "./compose-report-document";
import { recordKindOf } from "./figure-plan";
import { reportContents } from "./report-contents.server";
import type { ReportDocument } from "./report-document";
import { reportJson } from "./report-json";
import {
  findReport,
  frozenFiguresOf,
  readReportDocument,
  restatementLog,
  type FrozenRecord,
  type ReportRow,
} from "./report-queries.server";
import type { ExportFormat } from "./vocabulary";
import { writeReportDocxInWorker } from "./write-report-docx-in-worker.server";
import { withRestatements } from "./with-restatements";

export interface ExportedReport {
  fileName: string;
  contentType: string;
  body: Uint8Array;
}

const CONTENT_TYPES: Record<ExportFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
  html: "text/html; charset=utf-8",
};

/**
 * The report as a file, in the language of the context. A frozen report is written from what was frozen, with the log of its
 * restatements; a draft from the records as they are now.
 * @throws Refusal not_found, forbidden
 */
export async function exportReport(context: Context, id: number, format: ExportFormat): Promise<ExportedReport> {
  authorize(context, "report.see");
  const report = findReport(context, id);
  const { document, records } = reportWithRecords(context, report, context.locale);
  const log = restatementLog(context, id);
  const complete = withRestatements(document, log, translateFor(document.locale));
  const body = async (): Promise<Uint8Array> => {
    switch (format) {
      case "json":
        return new TextEncoder().encode(`${JSON.stringify(reportJson(complete, records, log), null, 2)}\n`);
      case "docx":
        return writeReportDocxInWorker(complete);
      case "xlsx":
        return (await import("./write-report-xlsx.server")).writeReportXlsx(complete, records);
      case "html":
        return (await import("./write-report-html.server")).writeReportHtml(complete);
    }
  };
  return {
    fileName: `${translateFor(context.locale)("report.fileName", { period: report.period })}.${format}`,
    contentType: CONTENT_TYPES[format],
    body: await body(),
  };
}

interface ReportWithRecords {
  document: ReportDocument;
  records: ReadonlyMap<string, readonly FrozenRecord[]>;
}

/** A report and the records behind each of its figures. */
export function reportWithRecords(context: Context, report: ReportRow, locale: Locale): ReportWithRecords {
  authorize(context, "report.see");
  if (report.frozenAt !== null) {
    return {
      document: readReportDocument(context, report, locale),
      records: new Map(frozenFiguresOf(context, report.id).map((figure) => [figure.figureKey, figure.records])),
    };
  }
  const contents = reportContents(context, report);
  const records = contents.figures.map((figure) => {
    const ids = figure.records.map((record) => record.id);
    const labels = recordLabels(context, recordKindOf(figure.figure), ids);
    return [
      figure.key,
      figure.records.map((record) => ({ ...record, label: labels.get(record.id)?.label ?? "" })),
    ] as const;
  });
  return { document: composeReportDocument(contents, locale, translateFor(locale)), records: new Map(records) };
}
