import { EMPTY_CELL, textCell, type Cell, type CellKind, type CellProblem } from "./tables/table";

/** A cell as an import keeps it: mostly a text alone. */
export type StoredCell = string | [text: string, kind: CellKind, problem?: CellProblem];

export function storedCell(cell: Cell): StoredCell {
  if (cell.problem) return [cell.text, cell.kind, cell.problem];
  return cell.kind === "text" || cell.kind === "empty" ? cell.text : [cell.text, cell.kind];
}

export function cellOf(stored: StoredCell | undefined): Cell {
  if (stored === undefined) return EMPTY_CELL;
  if (typeof stored === "string") return textCell(stored);
  const [text, kind, problem] = stored;
  return problem ? { text, kind, problem } : { text, kind };
}

export function storedText(stored: StoredCell | undefined): string {
  return stored === undefined ? "" : typeof stored === "string" ? stored : stored[0];
}
