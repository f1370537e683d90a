/**
 * Codes of GB/T 2260: six digits, two each for province, city and county. A province ends in 0000, a city in 00.
 * A code lies within another when it begins with the digits that the other one has.
 */
export type RegionLevel = "province" | "city" | "county";

export function isRegionCode(text: string): boolean {
  return /^[1-9]\d{5}$/.test(text);
}

export function regionLevel(code: string): RegionLevel {
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

/** The digits that a code shares with everything within it: `43`, `4301` or `430104`. */
function significantDigits(code: string): string {
  return code.replace(/(?:00){1,2}$/, "");
}

/** True for the region itself and everything inside it. */
export function regionWithin(code: string, ancestor: string): boolean {
  return code.startsWith(significantDigits(ancestor));
}

/** First and last code of a region and everything inside it, for a range of an index. */
export function regionRange(code: string): { first: string; last: string } {
  const digits = significantDigits(code);
  return { first: digits.padEnd(6, "0"), last: digits.padEnd(6, "9") };
}

/** Province, city and county of a code, the code itself included. */
export function regionPath(code: string): string[] {
  return [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])];
}

/** What stands for the city where the code is that of a province, or there is none. */
export const NO_CITY = "none";

/** The city that a code lies in. */
export function cityOf(code: string | null): string {
  return code === null || regionLevel(code) === "province" ? NO_CITY : `${code.slice(0, 4)}00`;
}
