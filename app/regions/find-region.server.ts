import { isRegionCode, regionLevel, regionWithin } from "./region-code";
import { isKnownRegion, regionName, regionTable, type Region } from "./region-table.server";

export type FoundRegion =
  /** `alike` names other regions that the same text could mean, where the larger one was taken. */
  | { kind: "found"; code: string; alike: string[] }
  | { kind: "ambiguous"; codes: string[] }
  /** `nearest` is the smallest region that the beginning of the text names. */
  | { kind: "unknown"; nearest: string | null };

/** People write regions with or without spaces, dots, dashes and slashes between the steps. */
function compact(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{P}\p{S}]+/gu, "");
}

/** How many characters of `text` a name takes: all of the name, or a beginning of at least two characters. */
function taken(text: string, name: string): number[] {
  if (text.startsWith(name)) return [name.length];
  const lengths: number[] = [];
  for (let length = name.length - 1; length >= 2; length--)
    if (text.startsWith(name.slice(0, length))) lengths.push(length);
  return lengths;
}

interface Match {
  region: Region;
  /** Every step was written in full. */
  exact: boolean;
}

/**
 * Regions whose path reads like the text; steps may be left out from the top, in between and at the end of each name.
 * @returns matches of the whole text, and the longest beginning that named something
 */
function matches(text: string): { whole: Match[]; partly: { region: Region; length: number } | null } {
  const table = regionTable();
  const whole = new Map<string, Match>();
  let partly: { region: Region; length: number } | null = null;
  const walk = (candidates: Iterable<string>, at: number, exact: boolean): void => {
    for (const code of candidates) {
      const region = table.get(code)!;
      for (const length of taken(text.slice(at), region.name)) {
        const end = at + length;
        const full = exact && length === region.name.length;
        if (end === text.length) {
          if (!whole.get(code)?.exact) whole.set(code, { region, exact: full });
          continue;
        }
        if (!partly || end > partly.length) partly = { region, length: end };
        walk(descendants(region), end, full);
      }
    }
  };
  walk(table.keys(), 0, true);
  return { whole: [...whole.values()], partly };
}

function* descendants(region: Region): Generator<string> {
  const table = regionTable();
  for (const child of region.children) {
    yield child;
    yield* table.get(child)!.children;
  }
}

const DEPTH = { province: 0, city: 1, county: 2 } as const;

function decide(text: string): FoundRegion {
  const { whole, partly } = matches(text);
  if (whole.length === 0) return { kind: "unknown", nearest: partly?.region.code ?? null };
  const exact = whole.filter((match) => match.exact);
  const codes = (exact.length > 0 ? exact : whole).map((match) => match.region.code);
  const depth = Math.min(...codes.map((code) => DEPTH[regionLevel(code)]));
  const largest = codes.filter((code) => DEPTH[regionLevel(code)] === depth);
  if (largest.length > 1 || (depth === DEPTH.county && codes.length > 1)) return { kind: "ambiguous", codes };
  const code = largest[0]!;
  return { kind: "found", code, alike: codes.filter((other) => !regionWithin(other, code)) };
}

const remembered = new Map<string, FoundRegion>();
const MOST_REMEMBERED = 5_000;

/** Resolves a six-digit code or a name path such as province, city and county in one word to a code. */
export function findRegion(text: string): FoundRegion {
  const wanted = compact(text.slice(0, 100));
  if (isRegionCode(wanted))
    return isKnownRegion(wanted) ? { kind: "found", code: wanted, alike: [] } : { kind: "unknown", nearest: null };
  if (wanted === "") return { kind: "unknown", nearest: null };
  let found = remembered.get(wanted);
  if (!found) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(wanted, (found = decide(wanted)));
  }
  return found;
}

/** Proposals while somebody types: what the text resolves to first, then names and paths that contain it, larger regions first. */
export function searchRegions(text: string, limit = 20): { code: string; name: string }[] {
  const wanted = compact(text.slice(0, 100));
  if (wanted === "") return [];
  const resolved = findRegion(wanted);
  const first =
    resolved.kind === "found"
      ? [resolved.code, ...resolved.alike]
      : resolved.kind === "ambiguous"
        ? resolved.codes
        : [];
  const containing = [...regionTable().values()]
    .filter(
      (region) =>
        region.name.includes(wanted) ||
        compact(regionName(region.code)).includes(wanted) ||
        region.code.startsWith(wanted),
    )
    .sort(
      (a, b) =>
        Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)) ||
        DEPTH[regionLevel(a.code)] - DEPTH[regionLevel(b.code)],
    )
    .map((region) => region.code);
  return [...new Set([...first, ...containing])].slice(0, limit).map((code) => ({ code, name: regionName(code) }));
}
