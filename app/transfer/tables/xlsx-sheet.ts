import { parseRange, parseReference } from "./cell-reference";
import { unescapeControls } from "./control-escapes";
import type { NumberFormat } from "./number-format";
import type { XmlHandlers } from "./parse-xml";
import { EMPTY_CELL, type Cell, type Merge, type TableProblem } from "./table";
import type { TableLimits } from "./table-limits";
import { TableRefusal } from "./table-refusal";
import { xlsxCell } from "./xlsx-cell";

export interface SheetContext {
  formats: NumberFormat[];
  sharedTexts: string[];
  from1904: boolean;
}

export interface SheetContent {
  rows: Cell[][];
  merges: Merge[];
  hiddenRows: number[];
  problems: TableProblem[];
}

/** Collects one sheet while its XML runs through; `finish` applies the merges and hands it out. */
export function sheetCollector(
  context: SheetContext,
  limits: TableLimits,
): { handlers: XmlHandlers; finish: () => SheetContent } {
  const rows: Cell[][] = [];
  const merges: Merge[] = [];
  const hiddenRows: number[] = [];
  let hiddenColumns = 0;
  let row = -1;
  let column = -1;
  let isHidden = false;
  let type = "";
  let style = 0;
  let value: string | undefined;
  let isFormula = false;
  let take = false;
  let inCell = false;
  let phonetic = 0;
  let elements = 0;
  let cells = 0;
  let spread = 0;
  let textTotal = 0;
  const sharedText = (index: number) => context.sharedTexts[index];

  const handlers: XmlHandlers = {
    open(name, attributes) {
      switch (name) {
        case "row": {
          const number = attributes.r;
          if (number !== undefined && !/^\d{1,7}$/.test(number)) throw new TableRefusal("table.damagedFile");
          row = number === undefined ? row + 1 : Number(number) - 1;
          column = -1;
          isHidden = attributes.hidden === "1" || attributes.hidden === "true";
          break;
        }
        case "c": {
          elements += 1;
          if (elements > limits.cellElements) throw new TableRefusal("table.tooManyCells", { limit: limits.cells });
          inCell = true;
          value = undefined;
          isFormula = false;
          type = attributes.t ?? "n";
          style = Number(attributes.s ?? 0);
          if (attributes.r === undefined) column += 1;
          else {
            const reference = parseReference(attributes.r);
            if (!reference) throw new TableRefusal("table.damagedFile");
            ({ row, column } = reference);
          }
          break;
        }
        case "f":
          isFormula = inCell;
          break;
        case "v":
          take = inCell;
          value ??= "";
          break;
        case "rPh":
          phonetic += 1;
          break;
        case "t":
          take = inCell && phonetic === 0;
          value ??= "";
          break;
        case "mergeCell":
          if (merges.length >= limits.merges) throw new TableRefusal("table.tooManyMerges", { limit: limits.merges });
          merges.push(mergeOf(attributes.ref ?? "", limits));
          break;
        case "col":
          if (attributes.hidden === "1" || attributes.hidden === "true") hiddenColumns += 1;
          break;
      }
    },
    text(text) {
      if (take) value = (value ?? "") + text;
    },
    close(name) {
      if (name === "v" || name === "t") take = false;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "c") {
        inCell = false;
        if (value === undefined && !isFormula) return;
        if (type === "inlineStr" || type === "str") value = value === undefined ? undefined : unescapeControls(value);
        const format = context.formats[style];
        place(xlsxCell({ type, value, isFormula }, { format, from1904: context.from1904, sharedText }));
      }
    },
  };

  function place(cell: Cell) {
    if (cell === EMPTY_CELL) return;
    if (row < 0 || row >= limits.rows) throw new TableRefusal("table.tooManyRows", { limit: limits.rows });
    if (column >= limits.columns) throw new TableRefusal("table.tooManyColumns", { limit: limits.columns });
    while (rows.length <= row) rows.push([]);
    const target = rows[row] as Cell[];
    cells += 1;
    textTotal += cell.text.length;
    spread += Math.max(0, column + 1 - target.length);
    if (cells > limits.cells || spread > limits.spreadCells) {
      throw new TableRefusal("table.tooManyCells", { limit: limits.cells });
    }
    if (textTotal > limits.totalText) throw new TableRefusal("table.tooMuchText");
    while (target.length < column) target.push(EMPTY_CELL);
    if (target[column] && target[column] !== EMPTY_CELL) throw new TableRefusal("table.damagedFile");
    target[column] = cell;
    if (isHidden && hiddenRows[hiddenRows.length - 1] !== row + 1) hiddenRows.push(row + 1);
  }

  return {
    handlers,
    finish() {
      for (const merge of merges) fillMerge(rows, merge);
      const problems: TableProblem[] = [];
      const first = hiddenRows[0];
      if (first !== undefined) {
        problems.push({ row: first, column: 0, key: "table.hiddenRows", params: { count: hiddenRows.length } });
      }
      if (hiddenColumns > 0) {
        problems.push({ row: 0, column: 0, key: "table.hiddenColumns", params: { count: hiddenColumns } });
      }
      return { rows, merges, hiddenRows, problems };
    },
  };
}

function mergeOf(range: string, limits: TableLimits): Merge {
  const merge = parseRange(range);
  if (!merge) throw new TableRefusal("table.damagedFile");
  const size = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
  if (size > limits.mergeCells) throw new TableRefusal("table.mergeTooLarge", { limit: limits.mergeCells, range });
  return merge;
}

/**
 * A value merged downwards belongs to each of the rows. A value merged across belongs to several columns: a title or
 * a header group is read with `merges`, and in a row of data nobody can say which column was meant, so it is flagged.
 */
function fillMerge(rows: Cell[][], merge: Merge): void {
  const source = rows[merge.top]?.[merge.left];
  if (!source || source === EMPTY_CELL) return;
  const across = merge.right > merge.left;
  const cell: Cell = across && !source.problem ? { ...source, problem: { key: "table.mergedAcross" } } : source;
  for (let index = merge.top; index <= merge.bottom && index < rows.length; index += 1) {
    const row = rows[index] as Cell[];
    while (row.length < merge.left) row.push(EMPTY_CELL);
    row[merge.left] = cell;
  }
}
