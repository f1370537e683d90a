import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalAlignSection,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
} from "docx";
import { estimatePageNumbersWith } from "docx/layout";
import { chartPicture } from "~/charts/chart-picture.server";
import { chartDescription } from "~/charts/chart-spec";
import { translateFor } from "~/i18n/messages.server";
import type { Translate } from "~/i18n/translate";
import { cellText, numberText } from "./cell-value";
import { coverLines } from "./cover-lines";
import {
  paragraphsOf,
  sectionHeading,
  type ReportBlock,
  type ReportDocument,
  type ReportTable,
} from "./report-document";

/** Songti for text and Heiti for headings, as official papers have them; Word, WPS and LibreOffice fall back on what they have. */
const BODY_FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "宋体" };
const HEADING_FONT = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "黑体" };

/** A4 with margins of 25 mm: twentieths of a point. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 } };
const TEXT_WIDTH = 11906 - 2 * 1417;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "9AA0A8" };
const PICTURE_WIDTH = 600;

/** A Word file that opens without a question: contents filled in, every field clean, charts as pictures. */
export async function writeReportDocx(document: ReportDocument): Promise<Uint8Array> {
  const t = translateFor(document.locale);
  const body: (Paragraph | Table)[] = [];
  for (const section of document.sections) {
    body.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: body.length > 0,
        children: [new TextRun(sectionHeading(section, document.locale))],
      }),
    );
    for (const block of section.blocks) body.push(...(await blockParts(block, document, t)));
  }
  const file = new Document({
    title: document.title,
    creator: document.cover.promoter,
    lastModifiedBy: document.cover.promoter,
    subject: document.cover.cluster,
    description: document.title,
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    styles: styles(document),
    sections: [
      {
        properties: { page: PAGE, verticalAlign: VerticalAlignSection.CENTER },
        children: cover(document, t),
      },
      {
        properties: { page: PAGE },
        children: [
          new Paragraph({ style: "ContentsTitle", children: [new TextRun(t("report.contents"))] }),
          new TableOfContents(t("report.contents"), { hyperlink: true, headingStyleRange: "1-2" }),
        ],
      },
      {
        properties: { page: PAGE },
        headers: { default: header(document) },
        footers: { default: footer(t) },
        children: body,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function styles(document: ReportDocument) {
  const language = document.locale === "en" ? "en-GB" : "zh-CN";
  const heading = (size: number, before: number, after: number) => ({
    run: { font: HEADING_FONT, size, bold: true, color: "000000" },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: BODY_FONT, size: 24, language: { value: language, eastAsia: "zh-CN" } },
        paragraph: { spacing: { line: 360 } },
      },
      title: { run: { font: HEADING_FONT, size: 52, bold: true }, paragraph: { alignment: AlignmentType.CENTER } },
      heading1: heading(32, 240, 200),
      heading2: heading(26, 240, 120),
    },
    paragraphStyles: [
      {
        id: "ContentsTitle",
        name: "Contents Title",
        basedOn: "Normal",
        run: { font: HEADING_FONT, size: 32, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 300 } },
      },
      {
        id: "TableText",
        name: "Table Text",
        basedOn: "Normal",
        run: { size: 18 },
        paragraph: { spacing: { line: 260, before: 20, after: 20 } },
      },
      {
        id: "TableCaption",
        name: "Table Caption",
        basedOn: "Normal",
        run: { font: HEADING_FONT, size: 20 },
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 200, after: 80 } },
      },
      {
        id: "Remark",
        name: "Remark",
        basedOn: "Normal",
        run: { size: 18, color: "4A5160" },
        paragraph: { spacing: { line: 280, before: 60, after: 160 } },
      },
      {
        id: "CoverLine",
        name: "Cover Line",
        basedOn: "Normal",
        run: { size: 28 },
        paragraph: { spacing: { line: 480 }, indent: { left: 1500 } },
      },
    ],
  };
}

function cover(document: ReportDocument, t: Translate): Paragraph[] {
  const { cover: facts } = document;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 400 },
      children: [new TextRun({ text: facts.cluster, font: HEADING_FONT, size: 36 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 1800 },
      children: [new TextRun({ text: document.title, font: HEADING_FONT, size: 52, bold: true })],
    }),
    ...coverLines(facts, t).map(
      ({ label, value }) =>
        new Paragraph({
          style: "CoverLine",
          children: [
            new TextRun({ text: `${label}${document.locale === "en" ? ": " : "："}`, font: HEADING_FONT }),
            new TextRun(value),
          ],
        }),
    ),
  ];
}

function header(document: ReportDocument): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        border: { bottom: { ...LINE, space: 4 } },
        children: [new TextRun({ text: `${document.cover.cluster} · ${document.title}`, size: 18, color: "4A5160" })],
      }),
    ],
  });
}

function footer(t: Translate): Footer {
  const [before = "", after = ""] = t("report.page", { page: "\u0000" }).split("\u0000");
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [before, PageNumber.CURRENT, after], size: 18 })],
      }),
    ],
  });
}

async function blockParts(block: ReportBlock, document: ReportDocument, t: Translate): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(block.text)] })];
    case "paragraph":
      return [
        indented(
          document,
          block.pieces.map((piece): IRunOptions =>
            typeof piece === "string"
              ? { text: piece }
              : { text: numberText(document.figures[piece.figure]!.value), bold: true },
          ),
        ),
      ];
    case "staffText":
      return paragraphsOf(block.text).map((text) => indented(document, [{ text }]));
    case "note":
      return [new Paragraph({ style: "Remark", children: [new TextRun(block.text)] })];
    case "table":
      return tableParts(block, document, t);
    case "chart": {
      const picture = await chartPicture(block.spec);
      const { title } = block.spec;
      if (!picture) {
        const text = t("report.chart.notInWord", { title });
        return [new Paragraph({ style: "Remark", children: [new TextRun(text)] })];
      }
      const height = Math.round((picture.height * PICTURE_WIDTH) / picture.width);
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { line: 240, before: 120 },
          children: [
            new ImageRun({
              type: "png",
              data: picture.png,
              transformation: { width: PICTURE_WIDTH, height },
              altText: { name: title, title, description: chartDescription(block.spec) },
            }),
          ],
        }),
        new Paragraph({ style: "TableCaption", children: [new TextRun(title)], keepNext: false }),
      ];
    }
  }
}

/** Chinese paragraphs begin two characters in. */
function indented(document: ReportDocument, runs: IRunOptions[]): Paragraph {
  return new Paragraph({
    alignment: document.locale === "en" ? AlignmentType.LEFT : AlignmentType.BOTH,
    indent: document.locale === "en" ? undefined : { firstLine: 480 },
    spacing: document.locale === "en" ? { line: 320, after: 120 } : undefined,
    children: runs.map((run) => new TextRun(run)),
  });
}

function tableParts(table: ReportTable, document: ReportDocument, t: Translate): (Paragraph | Table)[] {
  const texts = table.rows.map((row) => row.map((cell) => cellText(cell, document.figures, t)));
  const widths = columnWidths(table, texts);
  const cell = (text: string, column: number, look: { bold?: boolean; shaded?: boolean }) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 70, right: 70 },
      shading: look.shaded ? { type: ShadingType.CLEAR, color: "auto", fill: "EEF0EA" } : undefined,
      children: [
        new Paragraph({
          style: "TableText",
          alignment: table.columns[column]!.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold: look.bold })],
        }),
      ],
    });
  return [
    new Paragraph({ style: "TableCaption", children: [new TextRun(table.caption)] }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: table.columns.map((column, index) => cell(column.header, index, { bold: true, shaded: true })),
        }),
        ...texts.map((row, index) => {
          const bold = table.total === true && index === texts.length - 1;
          return new TableRow({
            cantSplit: true,
            children: row.map((text, column) => cell(text, column, { bold, shaded: bold })),
          });
        }),
      ],
    }),
    new Paragraph({ style: "Remark", children: [new TextRun(table.note ?? "")] }),
  ];
}

/** Width of a text at 9 points: a Chinese character is as wide as it is high, a Latin one about half. */
function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 180 : 98), 0);
}

/** Columns as wide as their longest text where there is room; wide columns take the rest and wrap. */
export function columnWidths(table: Pick<ReportTable, "columns">, texts: readonly string[][]): number[] {
  const longest = table.columns.map((column, index) => {
    const header = Math.max(...column.header.split(" ").map(textWidth), Math.min(textWidth(column.header), 1100));
    return Math.max(header, ...texts.map((row) => textWidth(row[index]!))) + 160;
  });
  const wanted = longest.map((width, index) => Math.min(width, table.columns[index]!.wide ? 4200 : 1750));
  const spare = TEXT_WIDTH - wanted.reduce((sum, width) => sum + width, 0);
  const flexible = table.columns.flatMap((column, index) => (column.wide ? [index] : []));
  if (spare >= 0 || flexible.length === 0) {
    const scale = TEXT_WIDTH / (TEXT_WIDTH - spare);
    return whole(wanted.map((width) => width * scale));
  }
  const shared = spare / flexible.length;
  const narrowed = wanted.map((width, index) => (flexible.includes(index) ? Math.max(1600, width + shared) : width));
  const scale = TEXT_WIDTH / narrowed.reduce((sum, width) => sum + width, 0);
  return whole(narrowed.map((width) => width * scale));
}

function whole(widths: number[]): number[] {
  const rounded = widths.map(Math.floor);
  rounded[0]! += TEXT_WIDTH - rounded.reduce((sum, width) => sum + width, 0);
  return rounded;
}
