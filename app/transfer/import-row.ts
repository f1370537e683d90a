import type { RecordValues, RowProblem } from "./define-import";
import type { Outcome } from "./import-vocabulary";
import type { StoredCell } from "./stored-cell";
import type { LeftOutReason } from "./tables/find-header";
import type { TableProblem } from "./tables/table";

/** Column of the file, counted from 0 → field, or null for a column that is left out. */
export type ImportMapping = Record<string, string | null>;

/** `record:7` means: this row is about record 7; `new`: about none that is there. */
export type RowDecision = "drop" | "accept" | "new" | `record:${number}`;

export function isRowDecision(text: unknown): text is RowDecision {
  return typeof text === "string" && /^(drop|accept|new|record:[1-9]\d{0,15})$/.test(text);
}

/** A row of the file with all that a person said about it. */
export interface ImportRow {
  rowNumber: number;
  cells: readonly StoredCell[];
  corrections: Record<string, string> | null;
  decision: RowDecision | null;
}

/** What a row would do. `before` and `after` hold only the fields that change; a new record has no `before`. */
export interface RowPlan {
  rowNumber: number;
  outcome: Outcome;
  problems: RowProblem[];
  /** The record that is meant, if it is there. */
  target: number | null;
  candidates: number[];
  before: RecordValues | null;
  after: RecordValues | null;
}

/** What was found in the file before anybody said what its columns mean. */
export interface ImportFindings {
  format: "csv" | "xlsx";
  encoding: string | null;
  sheet: string;
  otherSheets: string[];
  /** As a spreadsheet counts. */
  headerRow: number;
  headers: string[];
  /** By column, the first few different values. */
  samples: string[][];
  /** By column: how the proposal came about. */
  proposed: ("remembered" | "exact" | "similar" | "none")[];
  /** Fields that several columns claim. */
  contested: string[];
  rowCount: number;
  /** Rows below the header that are no data, as a spreadsheet counts. */
  leftOut: { row: number; reason: LeftOutReason }[];
  /** About the file (row 0) or whole rows; what is wrong with a cell stays with the cell. */
  problems: TableProblem[];
}
