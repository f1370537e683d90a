import type { ChartSpec } from "~/charts/chart-spec";
import type { Locale } from "~/i18n/locales";
import type { Confidentiality, RecordKind, ReportSectionId } from "./vocabulary";

/**
 * A report in one language, as every output prints it: screen, paper, Word, Excel, HTML. Numbers stand in it once, under
 * `figures`; text, tables and charts refer to them, so that no two places can differ. What is frozen is exactly this.
 */
export interface ReportDocument {
  locale: Locale;
  title: string;
  cover: ReportCover;
  figures: Record<string, DocumentFigure>;
  sections: ReportSection[];
}

export interface ReportCover {
  cluster: string;
  promoter: string;
  period: string;
  periodName: string;
  preparer: string | null;
  reviewer: string | null;
  signatory: string | null;
  confidentiality: Confidentiality;
  /** Until when records are in the figures, UTC milliseconds. */
  cutOff: number;
  frozenAt: number | null;
}

export interface DocumentFigure {
  name: string;
  unit: string;
  /** Values are whole fen, and are shown as yuan. */
  money?: true;
  rule: string;
  definitionVersion: number;
  value: number;
  /** Null where there are no records so far back, or where the figure is not compared. */
  previous: number | null;
  lastYear: number | null;
  plan: number | null;
  recordKind: RecordKind;
  recordCount: number;
  /** The list that shows the records as they are now. */
  path: string;
}

export interface ReportSection {
  id: ReportSectionId;
  /** `一` or `1`; `附` or `Annex`. */
  number: string;
  title: string;
  blocks: ReportBlock[];
}

export type ReportBlock =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; pieces: TextPiece[] }
  /** What staff wrote; its lines are paragraphs. */
  | { kind: "staffText"; text: string }
  | ReportTable
  | { kind: "chart"; id: string; spec: ChartSpec }
  | { kind: "note"; text: string };

export interface ReportTable {
  kind: "table";
  caption: string;
  columns: { header: string; numeric: boolean; wide?: boolean }[];
  rows: TableCell[][];
  /** The last row is a total. */
  total?: boolean;
  note?: string;
}

export type TextPiece = string | { figure: string };

export type FigureAspect = "value" | "previous" | "lastYear" | "plan";

export type ComparedAspect = "value" | "previous" | "lastYear";

export type TableCell =
  | { kind: "text"; text: string }
  | { kind: "day"; day: string }
  | { kind: "number"; value: number | null }
  | { kind: "figure"; figure: string; aspect: FigureAspect }
  | { kind: "change"; figure: string; against: "previous" | "lastYear" }
  | { kind: "planShare"; figure: string }
  /** The value as a share of another figure's value. */
  | { kind: "share"; figure: string; of: string }
  /** An amount of money; there is none where the figure `known` counts no record that says one. */
  | { kind: "money"; figure: string; aspect: ComparedAspect; known: string }
  /** A figure over another one: money for each, or a mean; none where there is nothing to divide by. */
  | { kind: "quotient"; figure: string; of: string; aspect: ComparedAspect };

/** Tables of a section are numbered as they come: 表 3-2. */
export function chartsOf(document: ReportDocument): { id: string; spec: ChartSpec }[] {
  return document.sections.flatMap((section) => section.blocks.filter((block) => block.kind === "chart"));
}

/** Every figure a section shows, in the order of appearance. */
export function figuresOfSection(section: ReportSection): string[] {
  const keys = section.blocks.flatMap((block) => {
    if (block.kind === "paragraph")
      return block.pieces.flatMap((piece) => (typeof piece === "string" ? [] : piece.figure));
    if (block.kind === "table") return block.rows.flat().flatMap((cell) => ("figure" in cell ? cell.figure : []));
    return [];
  });
  return [...new Set(keys)];
}

/** `一、主要数据`, `附　统计口径`, `1  Key figures`: the same on every output. */
export function sectionHeading(section: ReportSection, locale: Locale): string {
  if (locale === "en") return `${section.number}  ${section.title}`;
  return section.id === "annex" ? `${section.number}　${section.title}` : `${section.number}、${section.title}`;
}

/** Lines of what staff wrote; an empty line only separates. */
export function paragraphsOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
