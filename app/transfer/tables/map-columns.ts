import { normaliseHeader } from "./normalise-header";

export interface KnownField {
  key: string;
  /** The labels in both languages and every synonym. */
  names: readonly string[];
}

export interface MappedColumn {
  index: number;
  header: string;
  key: string | null;
  how: "remembered" | "exact" | "similar" | "none";
}

export interface ColumnMapping {
  columns: MappedColumn[];
  /** Indexes of columns with a header that found no field. */
  unmapped: number[];
  /** Fields that more than one column claims; none of these columns is mapped until somebody chooses. */
  duplicates: { key: string; columns: number[] }[];
}

/** Words that may stand around a known name without changing what it means. */
const HARMLESS =
  /企业|公司|单位|会员|机构|贵|本|您|的|请|填写|填报|信息|情况|如有|若有|可多选|多选|单选|the|your|company|please/g;
const RANK = { remembered: 3, exact: 2, similar: 1, none: 0 } as const;

/**
 * Remembered choices come first (normalised header → field, null for "leave out"), then exact names, then names that
 * differ only by harmless words. What fits two fields is left to the user.
 */
export function mapColumns(
  headers: readonly string[],
  fields: readonly KnownField[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): ColumnMapping {
  const keys = new Set(fields.map((field) => field.key));
  const columns = headers.map((header, index): MappedColumn => {
    const name = normaliseHeader(header);
    const memory = name === "" ? undefined : remembered.get(name);
    if (memory === null) return { index, header, key: null, how: "remembered" };
    if (memory !== undefined && keys.has(memory)) {
      return { index, header, key: memory, how: "remembered" };
    }
    const exact = fieldOf(name, fields);
    if (exact) return { index, header, key: exact, how: "exact" };
    const similar = fieldOf(name, fields, withoutHarmless);
    if (similar) return { index, header, key: similar, how: "similar" };
    return { index, header, key: null, how: "none" };
  });
  const duplicates = resolveDuplicates(columns);
  const unmapped = columns
    .filter((column) => column.key === null && column.how !== "remembered" && column.header.trim() !== "")
    .map((column) => column.index);
  return { columns, unmapped, duplicates };
}

type Simplify = (normalised: string) => string;
const asItIs: Simplify = (text) => text;
const simplified = new WeakMap<readonly KnownField[], Map<Simplify, Map<string, Set<string>>>>();

/** Name → fields that have it. Every cell of the first rows of a file asks. */
function fieldsByName(fields: readonly KnownField[], simplify: Simplify): Map<string, Set<string>> {
  let ways = simplified.get(fields);
  if (!ways) simplified.set(fields, (ways = new Map()));
  let byName = ways.get(simplify);
  if (byName) return byName;
  ways.set(simplify, (byName = new Map()));
  for (const { key, names } of fields)
    for (const text of names) {
      const name = simplify(normaliseHeader(text));
      byName.set(name, (byName.get(name) ?? new Set()).add(key));
    }
  return byName;
}

/** The one field that has this name; undefined when there is none or more than one. */
export function fieldOf(name: string, fields: readonly KnownField[], simplify: Simplify = asItIs): string | undefined {
  const wanted = simplify(name);
  if (wanted === "") return undefined;
  const found = fieldsByName(fields, simplify).get(wanted);
  return found?.size === 1 ? [...found][0] : undefined;
}

export function withoutHarmless(normalised: string): string {
  const rest = normalised.replace(HARMLESS, "");
  return rest.length < 2 ? normalised : rest;
}

function resolveDuplicates(columns: MappedColumn[]): { key: string; columns: number[] }[] {
  const claims = new Map<string, MappedColumn[]>();
  for (const column of columns) {
    const { key } = column;
    if (key !== null) claims.set(key, [...(claims.get(key) ?? []), column]);
  }
  const duplicates: { key: string; columns: number[] }[] = [];
  for (const [key, claimants] of claims) {
    if (claimants.length < 2) continue;
    const best = Math.max(...claimants.map((column) => RANK[column.how]));
    const winners = claimants.filter((column) => RANK[column.how] === best);
    const losers = winners.length === 1 ? claimants.filter((column) => column !== winners[0]) : claimants;
    if (winners.length > 1) duplicates.push({ key, columns: claimants.map((column) => column.index) });
    for (const column of losers) Object.assign(column, { key: null, how: "none" });
  }
  return duplicates;
}
