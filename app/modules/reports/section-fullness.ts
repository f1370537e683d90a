import { cellValue } from "./cell-value";
import { figuresOfSection, type ReportDocument, type ReportSection } from "./report-document";

export const FULLNESS = ["full", "part", "empty"] as const;
export type Fullness = (typeof FULLNESS)[number];

/** How far a section is: figures and words are there, one of them is missing, or both. */
export function sectionFullness(section: ReportSection, document: ReportDocument): Fullness {
  if (section.id === "annex") return isWhole(section, document) ? "full" : "part";
  const hasWords = section.blocks.some((block) => block.kind === "staffText");
  const hasNumbers = figuresOfSection(section).some((key) => document.figures[key]!.value > 0);
  if (hasWords && hasNumbers) return "full";
  return hasWords || hasNumbers ? "part" : "empty";
}

/** Nothing is missing in the records: the gaps that the table of data quality counts are 0. */
function isWhole(section: ReportSection, document: ReportDocument): boolean {
  const gaps =
    section.blocks
      .filter((block) => block.kind === "table")
      .at(1)
      ?.rows.slice(0, 2) ?? [];
  return gaps.every((row) =>
    row.every((cell) => cell.kind !== "number" || cellValue(cell, document.figures).value === 0),
  );
}
