import type { TableKey } from "./table-keys";

export type CellKind = "empty" | "text" | "number" | "percent" | "day" | "moment" | "time" | "yesNo" | "error";

export type ProblemParams = Record<string, string | number>;

export interface CellProblem {
  key: TableKey;
  params?: ProblemParams;
}

/**
 * `text` is canonical and never formatted for one language: numbers without separators or exponent, percent cells as
 * "12.5%", days as YYYY-MM-DD, moments as YYYY-MM-DD HH:MM:SS, booleans as TRUE and FALSE.
 * A cell with a problem may be shown, but must not be imported without a human saying so.
 */
export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
  readonly problem?: CellProblem;
}

/** Rows and columns count from 1 as the spreadsheet shows them; 0 means the whole file, or the whole row. */
export interface TableProblem {
  row: number;
  column: number;
  key: TableKey;
  params: ProblemParams;
}

/** Counted from 0, both ends included: indexes into `rows`. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface TableSheet {
  name: string;
  /** Every row of the file is here, the empty ones too: index + 1 is the row number that the user sees. */
  rows: Cell[][];
  merges: Merge[];
  /** Row numbers, counted from 1. */
  hiddenRows: number[];
  problems: TableProblem[];
}

export interface TableFile {
  format: "csv" | "xlsx";
  sheet: TableSheet;
  otherSheets: string[];
  encoding?: string;
  delimiter?: string;
}

export type TableReading = { ok: true; file: TableFile } | { ok: false; problem: TableProblem };

export const EMPTY_CELL: Cell = Object.freeze({ text: "", kind: "empty" });

export function textCell(text: string, problem?: CellProblem): Cell {
  if (text === "" && !problem) return EMPTY_CELL;
  return problem ? { text, kind: "text", problem } : { text, kind: "text" };
}

/** Everything doubtful in the sheet: the file, its rows, its cells. */
export function problemsOf(sheet: TableSheet): TableProblem[] {
  const problems = [...sheet.problems];
  sheet.rows.forEach((row, rowIndex) => {
    row.forEach((cell, columnIndex) => {
      if (!cell.problem) return;
      problems.push({
        row: rowIndex + 1,
        column: columnIndex + 1,
        key: cell.problem.key,
        params: cell.problem.params ?? {},
      });
    });
  });
  return problems;
}
