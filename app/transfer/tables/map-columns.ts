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
    const exact = fieldOf(name, fields, (text) => text);
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

/** The one field that has this name; undefined when there is none or more than one. */
export function fieldOf(
  name: string,
  fields: readonly KnownField[],
  simplify: (normalised: string) => string = (text) => text,
): string | undefined {
  const wanted = simplify(name);
  if (wanted === "") return undefined;
  const found = fields.filter((field) => field.names.some((text) => simplify(normaliseHeader(text)) === wanted));
  return found.length === 1 ? found[0]?.key : undefined;
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
