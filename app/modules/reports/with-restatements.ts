import type { Translate } from "~/i18n/translate";
import { dayOfInstant } from "~/values/business-day";
import { valueText } from "./cell-value";
import { headingNumber } from "./compose-report-document";
import type { ReportDocument, ReportTable } from "./report-document";

export interface LoggedRestatement {
  figureKey: string;
  oldValue: number | null;
  newValue: number | null;
  reason: string;
  recordedAt: number;
  recordedBy: string | null;
}

/** The document with the log of later changes at the end of its annex. What was frozen is not touched. */
export function withRestatements(
  document: ReportDocument,
  log: readonly LoggedRestatement[],
  t: Translate,
): ReportDocument {
  if (log.length === 0) return document;
  const shown = (key: string, value: number | null) =>
    value === null ? t("report.restatements.gone") : valueText(document.figures[key] ?? {}, value);
  const table = (number: number): ReportTable => ({
    kind: "table",
    caption: t("report.tableNumber", {
      number: `${t("report.annexNumber")}-${number}`,
      caption: t("report.table.restatements"),
    }),
    columns: [
      { header: t("report.column.figure"), numeric: false },
      { header: t("report.list.differences"), numeric: false },
      { header: t("report.restatements.reason"), numeric: false, wide: true },
      { header: t("report.restatements.by"), numeric: false },
      { header: t("report.restatements.at"), numeric: false },
    ],
    rows: log.map((entry) => [
      { kind: "text", text: document.figures[entry.figureKey]?.name ?? entry.figureKey },
      {
        kind: "text",
        text: t("report.restatements.value", {
          old: shown(entry.figureKey, entry.oldValue),
          now: shown(entry.figureKey, entry.newValue),
        }),
      },
      { kind: "text", text: entry.reason },
      { kind: "text", text: entry.recordedBy ?? t("system.actor") },
      { kind: "day", day: dayOfInstant(entry.recordedAt) },
    ]),
  });
  return {
    ...document,
    sections: document.sections.map((section) => {
      if (section.id !== "annex") return section;
      const headings = section.blocks.filter((block) => block.kind === "heading").length;
      const tables = section.blocks.filter((block) => block.kind === "table").length;
      const text = headingNumber(document.locale, section.number, headings + 1) + t("report.heading.restatements");
      return { ...section, blocks: [...section.blocks, { kind: "heading", text }, table(tables + 1)] };
    }),
  };
}
