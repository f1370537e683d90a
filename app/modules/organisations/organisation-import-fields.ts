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
  kind: "text" | "day" | "list" | "choice" | "choices" | "yes";
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
  field("chainRoles", "choices", { choices: CHAIN_ROLE_WORDS }),
  field("products", "list"),
  field("website", "text"),
  field("groupName", "text"),
  field("aboveScaleSince", "day"),
  field("aboveScaleUntil", "day"),
  field("tags", "list"),
  field("memberSince", "day"),
  field("memberUntil", "day"),
  field("note", "text"),
];
