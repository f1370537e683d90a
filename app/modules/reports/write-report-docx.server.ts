import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
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
const PICTURE_WIDTH = 560;
/** Tables of up to this many rows stay on one page. */
const WHOLE_TABLE = 16;

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
    styles: styles(),
    sections: [
      {
        properties: { page: PAGE },
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

function styles() {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: HEADING_FONT, size, bold: true, color: "000000" },
    paragraph: { spacing: { before, after, line: 480, lineRule: LineRuleType.EXACT }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: BODY_FONT, size: 24, language: { value: "en-GB", eastAsia: "zh-CN" } },
        paragraph: { spacing: { line: 440, lineRule: LineRuleType.EXACT } },
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
        paragraph: { spacing: { line: 280, lineRule: LineRuleType.EXACT, before: 20, after: 20 } },
      },
      {
        id: "TableCaption",
        name: "Table Caption",
        basedOn: "Normal",
        run: { font: HEADING_FONT, size: 20 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: 160, after: 80, line: 340, lineRule: LineRuleType.EXACT },
        },
      },
      {
        id: "Remark",
        name: "Remark",
        basedOn: "Normal",
        run: { size: 18, color: "4A5160" },
        paragraph: { spacing: { line: 280, lineRule: LineRuleType.EXACT, before: 60, after: 160 } },
      },
      {
        id: "CoverLine",
        name: "Cover Line",
        basedOn: "Normal",
        run: { size: 28 },
        paragraph: { spacing: { line: 480, lineRule: LineRuleType.EXACT }, indent: { left: 2300 } },
      },
    ],
  };
}

function cover(document: ReportDocument, t: Translate): Paragraph[] {
  const { cover: facts } = document;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 2600, after: 400, line: 700, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: facts.cluster, font: HEADING_FONT, size: 36 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 1800, line: 900, lineRule: LineRuleType.EXACT },
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
          spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120 },
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
    spacing: document.locale === "en" ? { line: 340, lineRule: LineRuleType.EXACT, after: 120 } : undefined,
    children: runs.map((run) => new TextRun(run)),
  });
}

function tableParts(table: ReportTable, document: ReportDocument, t: Translate): (Paragraph | Table)[] {
  const texts = table.rows.map((row) => row.map((cell) => cellText(cell, document.figures, t)));
  const widths = columnWidths(table, texts);
  const whole = texts.length <= WHOLE_TABLE;
  const cell = (text: string, column: number, look: { bold?: boolean; shaded?: boolean; last?: boolean }) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 70, right: 70 },
      shading: look.shaded ? { type: ShadingType.CLEAR, color: "auto", fill: "EEF0EA" } : undefined,
      children: [
        new Paragraph({
          style: "TableText",
          keepNext: whole && !look.last,
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
          const last = index === texts.length - 1;
          const bold = table.total === true && last;
          return new TableRow({
            cantSplit: true,
            children: row.map((text, column) => cell(text, column, { bold, shaded: bold, last })),
          });
        }),
      ],
    }),
    new Paragraph({ style: "Remark", children: [new TextRun(table.note ?? "")] }),
  ];
}

/** Width of a text at 9 points: a Chinese character is as wide as it is high, a Latin one about half. */
function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 182 : 100), 0);
}

const CELL_MARGINS = 180;
/** Texts up to this width, such as a day or `口径 v1`, are not broken. */
const SHORT = 1020;

/** Numbers and short texts never wrap; other columns share what is left, as far as their longest text asks for it, and wrap beyond. */
export function columnWidths(table: Pick<ReportTable, "columns">, texts: readonly string[][]): number[] {
  const columns = table.columns.map((column, index) => {
    const values = texts.map((row) => row[index]!);
    const longest = Math.max(0, ...values.map(textWidth));
    const header = textWidth(column.header);
    const rigid = column.numeric || longest <= SHORT;
    // A header may break into two lines, and no finer.
    const needed = Math.max(rigid ? longest : 0, header > 800 ? header * 0.58 : header) + CELL_MARGINS;
    return { needed, wanted: Math.max(needed, longest + CELL_MARGINS), rigid };
  });
  const needed = columns.reduce((sum, column) => sum + column.needed, 0);
  const wish = columns.reduce((sum, column) => sum + (column.wanted - column.needed), 0);
  const share = wish === 0 ? 0 : Math.min(1, Math.max(0, TEXT_WIDTH - needed) / wish);
  const widths = columns.map((column) => column.needed + (column.wanted - column.needed) * share);
  const scale = TEXT_WIDTH / widths.reduce((sum, width) => sum + width, 0);
  const rounded = widths.map((width) => Math.floor(width * scale));
  rounded[0]! += TEXT_WIDTH - rounded.reduce((sum, width) => sum + width, 0);
  return rounded;
}
