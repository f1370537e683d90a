export type WrittenKind = "text" | "integer" | "decimal" | "day" | "percent";

export interface WrittenColumn {
  header: string;
  kind: WrittenKind;
  /** In characters of half width; without it the width follows the header and the kind. */
  width?: number;
}

/** Days as YYYY-MM-DD, percent as a ratio (0.125 is shown as 12.5%), decimals as numbers or canonical digits. */
export type WrittenValue = string | number | null | undefined;

export interface WrittenSheet {
  name: string;
  columns: readonly WrittenColumn[];
  /** In memory, not an open statement: writing gives other requests their turn between batches. */
  rows: Iterable<readonly WrittenValue[]>;
}
