import { translateFor } from "~/i18n/messages.server";
import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import { writeXlsx } from "~/transfer/tables/write-xlsx.server";
import type { WrittenKind, WrittenSheet, WrittenValue } from "~/transfer/tables/written-table";
import { cellValue, numberText } from "./cell-value";
import { coverLines } from "./cover-lines";
import { KEY_FIGURES } from "./figure-plan";
import { paragraphsOf, type ReportDocument, type ReportSection, type ReportTable } from "./report-document";
import type { FrozenRecord } from "./report-queries.server";

/** Numbers as numbers, shares as percentages, days as days: the tables of the report, every figure, and the records behind the key figures. */
export async function writeReportXlsx(
  document: ReportDocument,
  records: ReadonlyMap<string, readonly FrozenRecord[]>,
): Promise<Uint8Array> {
  const t = translateFor(document.locale);
  return writeXlsx([
    coverSheet(document, t),
    ...document.sections.flatMap((section) => sectionSheets(section, document, t)),
    figuresSheet(document, t),
    ...KEY_FIGURES.flatMap(({ id }) => recordSheet(id, document, records.get(id) ?? [], t)),
  ]);
}

function coverSheet(document: ReportDocument, t: Translate): WrittenSheet {
  return {
    name: t("report.cover"),
    columns: [
      { header: t("report.column.item"), kind: "text", width: 18 },
      { header: t("report.xlsx.text"), kind: "text", width: 60 },
    ],
    rows: [
      [t("report.cover.cluster"), document.cover.cluster],
      ...coverLines(document.cover, t).map(({ label, value }) => [label, value]),
    ],
  };
}

/** The words of a section, and each of its tables. */
function sectionSheets(section: ReportSection, document: ReportDocument, t: Translate): WrittenSheet[] {
  const words = section.blocks.flatMap((block) => {
    if (block.kind === "note") return [block.text];
    if (block.kind === "staffText") return paragraphsOf(block.text);
    if (block.kind !== "paragraph") return [];
    const text = block.pieces.map((piece) =>
      typeof piece === "string" ? piece : numberText(document.figures[piece.figure]!.value),
    );
    return [text.join("")];
  });
  const text: WrittenSheet = {
    name: `${section.number} ${section.title}`,
    columns: [{ header: t("report.xlsx.text"), kind: "text", width: 60 }],
    rows: words.map((line) => [line]),
  };
  const tables = section.blocks.filter((block) => block.kind === "table");
  return [...(words.length > 0 ? [text] : []), ...tables.map((table) => tableSheet(table, document))];
}

function tableSheet(table: ReportTable, document: ReportDocument): WrittenSheet {
  const values = table.rows.map((row) => row.map((cell) => cellValue(cell, document.figures)));
  return {
    name: table.caption,
    columns: table.columns.map(({ header, wide }, index) => {
      const kind: WrittenKind = values[0]?.[index]?.kind ?? "text";
      return { header, kind, width: wide ? 36 : undefined };
    }),
    rows: values.map((row): WrittenValue[] => row.map((cell) => cell.value)),
  };
}

function figuresSheet(document: ReportDocument, t: Translate): WrittenSheet {
  const header = (key: MessageKey, kind: WrittenKind, width?: number) => ({ header: t(key), kind, width });
  const span = document.cover.period.includes("Q") ? "quarter" : "year";
  return {
    name: t("report.xlsx.figures"),
    columns: [
      header("report.xlsx.key", "text", 34),
      header("report.column.figure", "text", 34),
      header("report.column.unit", "text", 8),
      header(`report.column.value.${span}`, "integer"),
      header(`report.column.previous.${span}`, "integer"),
      header(`report.column.lastYear.${span}`, "integer"),
      header("figure.plan", "integer"),
      header("report.column.definition", "integer"),
      header("report.xlsx.recordKind", "text", 12),
      header("report.xlsx.recordCount", "integer"),
      header("report.column.rule", "text", 60),
    ],
    rows: Object.entries(document.figures).map(([key, figure]) => [
      key,
      figure.name,
      figure.unit,
      figure.value,
      figure.previous,
      figure.lastYear,
      figure.plan,
      figure.definitionVersion,
      t(`report.recordKind.${figure.recordKind}`),
      figure.recordCount,
      figure.rule,
    ]),
  };
}

function recordSheet(
  key: string,
  document: ReportDocument,
  records: readonly FrozenRecord[],
  t: Translate,
): WrittenSheet[] {
  const figure = document.figures[key];
  if (!figure) return [];
  return [
    {
      name: figure.name,
      columns: [
        { header: t("report.xlsx.recordId"), kind: "integer" },
        { header: t("report.xlsx.recordName"), kind: "text", width: 48 },
        { header: `${figure.name}（${figure.unit}）`, kind: "integer" },
      ],
      rows: records.map(({ id, label, amount }) => [id, label, amount]),
    },
  ];
}
