export type NumberFormat =
  | { kind: "plain" }
  | { kind: "percent" }
  | { kind: "day" }
  | { kind: "elapsed" }
  | { kind: "unit"; unit: string }
  | { kind: "padded"; digits: number };

const PLAIN: NumberFormat = { kind: "plain" };
/** Ids 27 to 36 and 50 to 58 are dates in Chinese Excel, and carry no format code in the file. */
const BUILT_IN_DAYS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
];

export function numberFormatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return { kind: "percent" };
    if (id === 46) return { kind: "elapsed" };
    return BUILT_IN_DAYS.some(([first, last]) => id >= first && id <= last) ? { kind: "day" } : PLAIN;
  }
  const positive = code.split(";")[0] ?? "";
  if (/\[(h+|m+|s+)\]/i.test(positive)) return { kind: "elapsed" };
  const bare = positive.replace(/"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]/g, "");
  if (/^0{2,}$/.test(bare) && bare === positive) return { kind: "padded", digits: bare.length };
  if (/general/i.test(bare)) return unitOf(positive) ?? PLAIN;
  if (/[ymdhs]|上午|下午|aaa/i.test(bare)) return { kind: "day" };
  if (bare.includes("%")) return { kind: "percent" };
  return unitOf(positive) ?? PLAIN;
}

/** A cell that shows 12万元 may hold 12 or 120,000: only its author knows. */
function unitOf(code: string): NumberFormat | undefined {
  const unit = /[百千万亿]元?/.exec(code.replace(/\[[^\]]*\]/g, ""))?.[0];
  return unit ? { kind: "unit", unit } : undefined;
}
