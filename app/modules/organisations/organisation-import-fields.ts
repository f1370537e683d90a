import type { MessageKey } from "~/i18n/messages";
import {
  CHAIN_ROLE_WORDS,
  HEADER_WORDS,
  KIND_WORDS,
  NO_WORDS,
  SIZE_WORDS,
  YES_WORDS,
} from "~/i18n/messages/words/organisations";
import { FIELD_LABELS } from "./field-labels";
import type { OrganisationField } from "./organisation-form";

export type ImportedField = Exclude<OrganisationField, "promoterId">;

export interface ImportField {
  field: ImportedField;
  label: MessageKey;
  kind: "text" | "day" | "list" | "choice" | "yes";
  /** Headers under which people keep this field, in Chinese and English; most usual first. */
  headers: readonly string[];
  /** Words of a cell by the value they mean. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** Without this column there is nothing to import. */
  required?: true;
}

function field(name: ImportedField, kind: ImportField["kind"], more: Partial<ImportField> = {}): ImportField {
  return { field: name, label: FIELD_LABELS[name], kind, headers: HEADER_WORDS[name], ...more };
}

/** Every field of the form that a list can bring; their order is that of the export. */
export const ORGANISATION_IMPORT_FIELDS: readonly ImportField[] = [
  field("legalName", "text", { required: true }),
  field("shortName", "text"),
  field("formerNames", "list"),
  field("englishName", "text"),
  field("creditCode", "text"),
  field("creditCodeConfirmed", "yes", { choices: { true: YES_WORDS, false: NO_WORDS } }),
  field("kind", "choice", { choices: KIND_WORDS }),
  field("sizeClass", "choice", { choices: SIZE_WORDS }),
  field("region", "text"),
  field("address", "text"),
  field("industry", "text"),
  field("chainRole", "choice", { choices: CHAIN_ROLE_WORDS }),
  field("products", "list"),
  field("website", "text"),
  field("memberSince", "day"),
  field("memberUntil", "day"),
  field("note", "text"),
];

/** One form for headers and words that people write in several: width, case, spaces, brackets with units and marks of required fields. */
export function comparableWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^()]*\)/g, "")
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, "");
}

const BY_HEADER = new Map(
  ORGANISATION_IMPORT_FIELDS.flatMap(({ field, headers }) =>
    headers.map((header) => [comparableWord(header), field] as const),
  ),
);

/** The field that a header names, or null. */
export function fieldOfHeader(header: string): ImportedField | null {
  return BY_HEADER.get(comparableWord(header)) ?? null;
}

/** The value that a cell's word means, or null when it is none of the known ones. */
export function choiceOfWord(field: ImportField, word: string): string | null {
  const wanted = comparableWord(word);
  for (const [value, words] of Object.entries(field.choices ?? {})) {
    if (
      value === word.trim() ||
      words.some((known) => known === word.trim() || (wanted !== "" && comparableWord(known) === wanted))
    )
      return value;
  }
  return null;
}
