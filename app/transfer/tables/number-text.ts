/** Excel keeps and shows 15 digits; the rest of a stored double is noise (0.30000000000000004). */
const SIGNIFICANT_DIGITS = 15;

/** The number as plain digits, without exponent and separators. */
export function numberText(value: number): string {
  return withoutExponent(String(Number(value.toPrecision(SIGNIFICANT_DIGITS))));
}

export function hasMoreDigitsThanExcelKeeps(digits: string): boolean {
  const significant = digits.replace(/^[+-]?0*/, "").replace(/\..*$/, "");
  return /^\d+$/.test(significant) && significant.length > SIGNIFICANT_DIGITS;
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text === "-0" ? "0" : text;
  return `${match[1]}${shiftDecimal(`${match[2]}.${match[3] ?? ""}`, Number(match[4]))}`;
}

/** Multiplies unsigned decimal digits by a power of ten, on the digits themselves: 1.15 × 10,000 is 11500 exactly. */
export function shiftDecimal(digits: string, power: number): string {
  const [whole = "", fraction = ""] = digits.split(".");
  const all = whole + fraction;
  const point = whole.length + power;
  const padded = point <= 0 ? "0".repeat(1 - point) + all : all.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = padded.slice(at).replace(/0+$/, "");
  return right === "" ? left : `${left}.${right}`;
}
