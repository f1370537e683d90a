import { fieldOf, withoutHarmless, type KnownField } from "./map-columns";
import { normaliseHeader } from "./normalise-header";
import type { Cell, Merge, TableProblem } from "./table";

export type LeftOutReason = "empty" | "note" | "total" | "header";

export interface FoundHeader {
  /** Indexes into the rows, counted from 0. A header may take two rows. */
  firstRow: number;
  lastRow: number;
  /** One per column; two rows are joined as 联系人|姓名. */
  headers: string[];
  /** Indexes of the rows of data. */
  dataRows: number[];
  /** Rows below the header that are no data; nothing is dropped without being listed here. */
  leftOut: { row: number; reason: LeftOutReason }[];
  confident: boolean;
}

export type HeaderSearch =
  { ok: true; header: FoundHeader; problems: TableProblem[] } | { ok: false; problem: TableProblem };

const ROWS_SEARCHED = 30;
const JOINT = "|";

interface Candidate {
  firstRow: number;
  lastRow: number;
  headers: string[];
  matches: number;
  membersBelow: boolean;
}

export function findHeader(
  sheet: { rows: readonly Cell[][]; merges: readonly Merge[] },
  fields: readonly KnownField[],
): HeaderSearch {
  const candidates: Candidate[] = [];
  const last = Math.min(sheet.rows.length, ROWS_SEARCHED);
  for (let row = 0; row < last; row += 1) {
    candidates.push(candidateOf(row, textsOf(sheet, row), fields));
    const joined = row + 1 < last ? joinRows(sheet, row) : undefined;
    if (joined) candidates.push(candidateOf(row, joined, fields, row + 1, hasOnlyMembers(sheet, row)));
  }
  const best = candidates.reduce<Candidate | undefined>(
    (winner, candidate) => (winner && !isBetter(candidate, winner) ? winner : candidate),
    undefined,
  );
  const needed = Math.min(2, fields.length);
  const known = best && best.matches > 0 ? best : undefined;
  const chosen = known ?? candidates.find((candidate) => looksLikeHeader(sheet, candidate));
  if (!chosen) return { ok: false, problem: { row: 0, column: 0, key: "table.headerNotFound", params: {} } };
  const confident = chosen.matches >= needed;
  const problems: TableProblem[] = confident
    ? []
    : [{ row: chosen.firstRow + 1, column: 0, key: "table.headerDoubtful", params: {} }];
  const { firstRow, lastRow, headers } = chosen;
  return { ok: true, header: { firstRow, lastRow, headers, ...splitBelow(sheet.rows, chosen), confident }, problems };
}

function isBetter(candidate: Candidate, winner: Candidate): boolean {
  if (candidate.matches !== winner.matches) return candidate.matches > winner.matches;
  // The upper row alone knows the group only; a second row of names below it must not be taken for data.
  return candidate.firstRow === winner.firstRow && candidate.membersBelow;
}

function candidateOf(
  firstRow: number,
  headers: string[],
  fields: readonly KnownField[],
  lastRow = firstRow,
  membersBelow = false,
): Candidate {
  const found = new Set<string>();
  for (const header of headers) {
    const name = normaliseHeader(header);
    const key = fieldOf(name, fields) ?? fieldOf(name, fields, withoutHarmless);
    if (key !== undefined) found.add(key);
  }
  return { firstRow, lastRow, headers, matches: found.size, membersBelow };
}

function textsOf(sheet: { rows: readonly Cell[][] }, row: number): string[] {
  return (sheet.rows[row] ?? []).map((cell) => cleaned(cell.text));
}

function cleaned(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A group over its members: 联系人 over 姓名 and 电话. Without merges (CSV) a group reaches over the blanks behind it. */
function joinRows(sheet: { rows: readonly Cell[][]; merges: readonly Merge[] }, row: number): string[] | undefined {
  const upper = textsOf(sheet, row);
  const lower = textsOf(sheet, row + 1);
  const width = Math.max(upper.length, lower.length);
  const groups = sheet.merges.filter((merge) => merge.top === row && merge.bottom === row && merge.right > merge.left);
  const coversAll = groups.some((merge) => merge.left === 0 && merge.right >= width - 1);
  if (coversAll) return undefined;
  const above = Array.from({ length: width }, (_, column) => upper[column] ?? "");
  if (groups.length > 0) {
    for (const { left, right } of groups) above.fill(above[left] ?? "", left, Math.min(right, width - 1) + 1);
  } else {
    if (above.filter((text) => text !== "").length < 2) return undefined;
    for (let column = 1; column < width; column += 1) {
      if (above[column] === "" && (lower[column] ?? "") !== "" && (lower[column - 1] ?? "") !== "") {
        above[column] = above[column - 1] ?? "";
      }
    }
  }
  return above.map((group, column) => {
    const member = lower[column] ?? "";
    if (member === "" || member === group) return group;
    return group === "" ? member : `${group}${JOINT}${member}`;
  });
}

/** The row below names members of groups only: nothing but short words, and nothing new under the first column. */
function hasOnlyMembers(sheet: { rows: readonly Cell[][] }, row: number): boolean {
  const upper = textsOf(sheet, row);
  const lower = textsOf(sheet, row + 1);
  const members = lower.filter((text, column) => text !== "" && text !== upper[column]);
  const first = lower[0] ?? "";
  return (
    members.length > 1 && (first === "" || first === upper[0]) && members.every((text) => /^[^\d@]{1,20}$/.test(text))
  );
}

function looksLikeHeader(sheet: { rows: readonly Cell[][] }, { firstRow, lastRow, headers }: Candidate): boolean {
  if (firstRow !== lastRow) return false;
  const names = headers.filter((header) => header !== "");
  const width = Math.max(...sheet.rows.slice(0, ROWS_SEARCHED).map((row) => row.length));
  if (names.length < 2 || names.length < width * 0.6 || new Set(names).size < names.length) return false;
  return names.every((name) => name.length <= 40 && !/^[\d.,%/\-年月日]+$/.test(name));
}

function splitBelow(rows: readonly Cell[][], chosen: Candidate): Pick<FoundHeader, "dataRows" | "leftOut"> {
  const dataRows: number[] = [];
  const leftOut: FoundHeader["leftOut"] = [];
  const width = chosen.headers.filter((header) => header !== "").length;
  for (let row = chosen.lastRow + 1; row < rows.length; row += 1) {
    const filled = (rows[row] ?? []).filter((cell) => cell.text.trim() !== "" || cell.problem);
    const first = filled[0];
    if (!first) leftOut.push({ row, reason: "empty" });
    else if (repeats(filled, rows[row] ?? [], chosen.headers)) leftOut.push({ row, reason: "header" });
    else if (isTotal(first.text)) leftOut.push({ row, reason: "total" });
    else if (filled.length === 1 && width > 2 && isNote(first)) leftOut.push({ row, reason: "note" });
    else dataRows.push(row);
  }
  return { dataRows, leftOut };
}

/** The header once more, as at the top of every printed page. */
function repeats(filled: readonly Cell[], row: readonly Cell[], headers: readonly string[]): boolean {
  return (
    filled.length > 1 &&
    row.every(
      (cell, column) =>
        cell.text.trim() === "" || normaliseHeader(cell.text) === normaliseHeader(headers[column] ?? ""),
    )
  );
}

function isTotal(text: string): boolean {
  return /^(合计|总计|小计|共计|累计|本页小计|本页合计|total|subtotal|grandtotal)$/.test(normaliseHeader(text));
}

/** 一、理事单位 or （二）会员单位（3家）: what divides a list. */
const SECTION =
  /^\s*(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}(?:部分|类|组|批))/;
const REMARK =
  /^\s*(?:※|注\s*\d*\s*[:：]|(?:备注|附注|附|说明|填表说明|填表人|填报人|填报时间|填表日期|制表人?|制表日期|制表时间|审核人?|负责人|联系人|日期|填报单位|联系电话|数据来源|资料来源|来源|统计时间|note|notes|source)\s*[:：])/i;
const COUNT = /^\s*(?:合计|总计|共计|共)\s*\d+\s*[家个户条项名]\s*$/;

function isNote(cell: Cell): boolean {
  if (cell.problem?.key === "table.mergedAcross") return true;
  return [SECTION, REMARK, COUNT].some((pattern) => pattern.test(cell.text));
}
