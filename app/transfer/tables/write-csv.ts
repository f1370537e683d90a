import { guardFormula } from "./formula-guard";
import { numberText, shiftDecimal } from "./number-text";
import type { WrittenColumn, WrittenKind, WrittenSheet, WrittenValue } from "./written-table";

const BYTE_ORDER_MARK = "\uFEFF";

/** UTF-8 with its mark, or Excel reads Chinese as GBK; CRLF between rows. */
export function writeCsv(sheet: Pick<WrittenSheet, "columns" | "rows">): Uint8Array {
  const lines = [sheet.columns.map((column) => field(column.header))];
  for (const row of sheet.rows) lines.push(sheet.columns.map((column, index) => field(csvText(row[index], column))));
  // A row of one empty cell would be an empty line.
  const text = lines.map((line) => (line.length === 1 && line[0] === "" ? '""' : line.join(","))).join("\r\n");
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${text}\r\n`);
}

function csvText(value: WrittenValue, { kind }: WrittenColumn): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return plainNumber(value, kind);
  if (kind === "percent" && /^\d+(\.\d+)?$/.test(value)) return `${shiftDecimal(value, 2)}%`;
  return value;
}

function plainNumber(value: number, kind: WrittenKind): string {
  if (!Number.isFinite(value)) return "";
  return kind === "percent" ? `${numberText(value * 100)}%` : numberText(value);
}

function field(text: string): string {
  const guarded = guardFormula(text);
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
