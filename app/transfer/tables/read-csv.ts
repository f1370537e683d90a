import { CsvError, parse } from "csv-parse/sync";
import { decodeText } from "./decode-text";
import { unguardFormula } from "./formula-guard";
import { shortProblems } from "./problem-list";
import { suspicionOf } from "./suspicious-text";
import { EMPTY_CELL, textCell, type Cell, type TableFile, type TableProblem } from "./table";
import { TABLE_LIMITS, type TableLimits } from "./table-limits";
import { TableRefusal } from "./table-refusal";

const DELIMITERS = [",", ";", "\t"] as const;

export function readCsv(bytes: Uint8Array, name: string, limits: TableLimits = TABLE_LIMITS): TableFile {
  const { text, encoding, confident } = decodeText(bytes);
  // Binary content decodes to control characters; tables hold none but TAB, CR and LF in any quantity.
  if (countControls(text) > Math.max(4, text.length / 100)) throw new TableRefusal("table.notASpreadsheet");
  const delimiter = delimiterOf(text);
  const records = parseRecords(text, delimiter);

  const problems: TableProblem[] = [];
  if (!confident) problems.push({ row: 0, column: 0, key: "table.encodingDoubtful", params: { encoding } });
  const rows = toCells(records, limits);
  if (!rows.some((row) => row.length > 0)) throw new TableRefusal("table.noData");
  problems.push(...raggedRows(records, rows));
  const sheet = { name, rows, merges: [], hiddenRows: [], problems: shortProblems(problems) };
  return { format: "csv", sheet, otherSheets: [], encoding, delimiter };
}

function countControls(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) count += 1;
  }
  return count;
}

/** The separator that stands outside quotes in the most lines of the beginning. */
function delimiterOf(text: string): string {
  const linesWith = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  const total = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let inLine = new Set<string>();
  let quoted = false;
  let atStart = true;
  let lines = 0;
  for (let index = 0; index < text.length && lines < 200; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') continue;
      if (text[index + 1] === '"') index += 1;
      else quoted = false;
      continue;
    }
    if (character === '"' && atStart) {
      quoted = true;
      atStart = false;
      continue;
    }
    if (character === "\n" || character === "\r") {
      for (const delimiter of inLine) linesWith.set(delimiter, (linesWith.get(delimiter) ?? 0) + 1);
      inLine = new Set();
      lines += 1;
      atStart = true;
      continue;
    }
    atStart = false;
    if (linesWith.has(character)) {
      inLine.add(character);
      total.set(character, (total.get(character) ?? 0) + 1);
      atStart = true;
    }
  }
  for (const delimiter of inLine) linesWith.set(delimiter, (linesWith.get(delimiter) ?? 0) + 1);
  const weight = (delimiter: string) => (linesWith.get(delimiter) ?? 0) * 1e6 + (total.get(delimiter) ?? 0);
  return [...DELIMITERS].sort((first, second) => weight(second) - weight(first))[0] ?? ",";
}

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") {
      throw new TableRefusal("table.quoteNotClosed", {}, Number(error.lines ?? 0) || 0);
    }
    throw new TableRefusal("table.damagedFile");
  }
}

function toCells(records: string[][], limits: TableLimits): Cell[][] {
  if (records.length > limits.rows) throw new TableRefusal("table.tooManyRows", { limit: limits.rows });
  const rows: Cell[][] = [];
  let cells = 0;
  let spread = 0;
  for (const record of records) {
    if (record.length > limits.columns) throw new TableRefusal("table.tooManyColumns", { limit: limits.columns });
    const row: Cell[] = record.map((raw) => {
      if (raw === "") return EMPTY_CELL;
      cells += 1;
      const text = keptAsText(raw) ?? unguardFormula(raw);
      return textCell(text, suspicionOf(text));
    });
    while (row.length > 0 && row[row.length - 1]?.kind === "empty") row.pop();
    spread += row.length;
    if (cells > limits.cells || spread > limits.spreadCells) {
      throw new TableRefusal("table.tooManyCells", { limit: limits.cells });
    }
    rows.push(row);
  }
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}

/** ="00123" is how other systems keep digits as they are when a spreadsheet opens the file. */
function keptAsText(raw: string): string | undefined {
  return /^="([^"]*)"$/.exec(raw)?.[1];
}

/** A separator too many or too few moves every value behind it into the wrong column. */
function raggedRows(records: string[][], rows: Cell[][]): TableProblem[] {
  const frequency = new Map<number, number>();
  rows.forEach((row, index) => {
    if (row.length < 2) return;
    const width = records[index]?.length ?? 0;
    frequency.set(width, (frequency.get(width) ?? 0) + 1);
  });
  const usual = [...frequency].sort((first, second) => second[1] - first[1] || second[0] - first[0])[0]?.[0];
  if (usual === undefined) return [];
  const problems: TableProblem[] = [];
  rows.forEach((row, index) => {
    const width = records[index]?.length ?? 0;
    const tooLong = row.length > usual;
    const tooShort = width < usual && row.filter((cell) => cell.kind !== "empty").length > 1;
    if (!tooLong && !tooShort) return;
    problems.push({ row: index + 1, column: 0, key: "table.raggedRow", params: { expected: usual, found: width } });
  });
  return problems;
}
