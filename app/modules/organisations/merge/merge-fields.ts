import type { MessageKey } from "~/i18n/messages";

/** Which side gives a field; `both` joins two lists. The side is that of the organisation that stays, or of the one that goes. */
export const MERGE_SIDES = ["survivor", "merged", "both"] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];

/** What a person chooses between: one or more columns of `organisations` that only make sense together. */
export interface MergeField {
  name: string;
  label: MessageKey;
  columns: readonly string[];
  /** A list: both sides can be joined, and are unless somebody says otherwise. */
  list?: true;
}

export const MERGE_FIELDS: readonly MergeField[] = [
  { name: "legalName", label: "organisation.field.legalName", columns: ["legal_name", "comparable_name"] },
  { name: "shortName", label: "organisation.field.shortName", columns: ["short_name"] },
  { name: "formerNames", label: "organisation.field.formerNames", columns: ["former_names"], list: true },
  { name: "englishName", label: "organisation.field.englishName", columns: ["english_name"] },
  { name: "creditCode", label: "organisation.field.creditCode", columns: ["credit_code", "credit_code_confirmed"] },
  { name: "kind", label: "organisation.field.kind", columns: ["kind"] },
  { name: "sizeClass", label: "organisation.field.sizeClass", columns: ["size_class"] },
  { name: "region", label: "organisation.field.region", columns: ["region_code"] },
  { name: "address", label: "organisation.field.address", columns: ["address"] },
  { name: "industry", label: "organisation.field.industry", columns: ["industry", "industry_code"] },
  { name: "products", label: "organisation.field.products", columns: ["products"], list: true },
  { name: "website", label: "organisation.field.website", columns: ["website"] },
  { name: "group", label: "organisation.field.groupName", columns: ["group_name"] },
  {
    name: "aboveScale",
    label: "organisation.field.aboveScaleSince",
    columns: ["above_scale_since", "above_scale_until"],
  },
  { name: "note", label: "organisation.field.note", columns: ["note"] },
  { name: "promoter", label: "organisation.field.promoterId", columns: ["promoter_id"] },
];

/** Columns nobody chooses: what the product keeps about the record itself, and what follows from rows that move. */
export const UNCHOSEN_COLUMNS: readonly string[] = [
  "id",
  "version",
  "created_at",
  "updated_at",
  "archived_at",
  "merged_into_id",
  "confirmed_at",
  "member_since",
  "member_until",
];

/** A row of `organisations` as the database has it. */
export type StoredOrganisation = Readonly<Record<string, string | number | null>>;

export function itemsOf(value: unknown): string[] {
  const parsed: unknown = typeof value === "string" ? JSON.parse(value) : [];
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === "" || value === "[]";
}

/** How the two sides of a field stand to each other; only `conflict` needs a person. */
export type FieldState = "same" | "only_survivor" | "only_merged" | "lists" | "conflict";

export function fieldState(field: MergeField, survivor: StoredOrganisation, merged: StoredOrganisation): FieldState {
  const main = field.columns[0]!;
  if (field.columns.every((column) => (survivor[column] ?? null) === (merged[column] ?? null))) return "same";
  if (isBlank(survivor[main]) && isBlank(merged[main])) return "same";
  if (isBlank(merged[main])) return "only_survivor";
  if (isBlank(survivor[main])) return "only_merged";
  return field.list ? "lists" : "conflict";
}

/** What is taken unless somebody chooses: what is known, the one that stays before the one that goes, all items of both lists. */
export function proposedSide(state: FieldState): MergeSide {
  return state === "only_merged" ? "merged" : state === "lists" ? "both" : "survivor";
}

/**
 * The chosen columns of the organisation that stays. Besides the chosen former names it keeps both legal names, and the short name
 * that was not taken, so that lists under the old names still find it.
 */
export function mergedColumns(
  survivor: StoredOrganisation,
  merged: StoredOrganisation,
  choices: Readonly<Partial<Record<string, MergeSide>>>,
): Record<string, string | number | null> {
  const columns: Record<string, string | number | null> = {};
  for (const field of MERGE_FIELDS) {
    const side = choices[field.name] ?? proposedSide(fieldState(field, survivor, merged));
    for (const column of field.columns) {
      if (!(column in survivor)) continue;
      const [own, other] = [survivor[column] ?? null, merged[column] ?? null];
      if (side === "both" && field.list) columns[column] = JSON.stringify(joined(itemsOf(own), itemsOf(other)));
      else columns[column] = side === "merged" ? other : own;
    }
  }
  const names = joined(itemsOf(columns.former_names), [survivor.legal_name, merged.legal_name].map(String)).filter(
    (name) => name !== columns.legal_name,
  );
  columns.former_names = JSON.stringify(names.slice(0, MOST_NAMES));
  return columns;
}

const MOST_NAMES = 60;

function joined(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
