import type { Merge } from "./table";

/** "AB12" → column 27 and row 11, counted from 0. */
export function parseReference(reference: string): { row: number; column: number } | undefined {
  let column = 0;
  let index = 0;
  for (; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (index === 0 || index > 3 || index === reference.length) return undefined;
  let row = 0;
  for (; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index);
    if (code < 48 || code > 57) return undefined;
    row = row * 10 + code - 48;
  }
  if (row < 1 || row > 1_048_576 || column > 16_384) return undefined;
  return { row: row - 1, column: column - 1 };
}

export function parseRange(range: string): Merge | undefined {
  const [first = "", last = first] = range.split(":");
  const from = parseReference(first);
  const to = parseReference(last);
  if (!from || !to || to.row < from.row || to.column < from.column) return undefined;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** 0 → A, 26 → AA. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
