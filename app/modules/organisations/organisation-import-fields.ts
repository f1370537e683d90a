import { CHAIN_ROLE_WORDS, HEADER_WORDS, KIND_WORDS, SIZE_WORDS } from "~/i18n/messages/words/organisations";
import type { MessageKey } from "~/i18n/messages";
import type { ImportChoice, ImportField } from "~/transfer/define-import";
import type { OrganisationField } from "./organisation-form";
import {
  CHAIN_ROLE_LABELS,
  CHAIN_ROLES,
  KIND_LABELS,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
  SIZE_LABELS,
} from "./vocabulary";

function choices<K extends string>(
  keys: readonly K[],
  labels: Record<K, MessageKey>,
  words: Record<K, readonly string[]>,
): ImportChoice[] {
  return keys.map((key) => ({ key, label: labels[key], words: words[key] }));
}

/** The columns of a list of organisations, as they are exported and in the order of the export. */
export const ORGANISATION_IMPORT_FIELDS = [
  { key: "legalName", kind: "text", required: true },
  { key: "creditCode", kind: "code", hint: "organisation.creditCode.hint" },
  { key: "creditCodeConfirmed", kind: "yesNo", hint: "organisation.creditCodeConfirmed.hint" },
  { key: "shortName", kind: "text" },
  { key: "formerNames", kind: "list" },
  { key: "englishName", kind: "text" },
  { key: "kind", kind: "choice", choices: choices(ORGANISATION_KINDS, KIND_LABELS, KIND_WORDS) },
  { key: "sizeClass", kind: "choice", choices: choices(SIZE_CLASSES, SIZE_LABELS, SIZE_WORDS) },
  { key: "region", kind: "text", hint: "organisation.region.hint" },
  { key: "address", kind: "text" },
  { key: "industry", kind: "text" },
  { key: "chainRole", kind: "choice", choices: choices(CHAIN_ROLES, CHAIN_ROLE_LABELS, CHAIN_ROLE_WORDS) },
  { key: "products", kind: "list" },
  { key: "website", kind: "text" },
  { key: "memberSince", kind: "day" },
  { key: "memberUntil", kind: "day", hint: "organisation.memberUntil.hint" },
  { key: "note", kind: "text" },
].map((field) => {
  const key = field.key as Exclude<OrganisationField, "promoterId">;
  return { ...field, key, label: `organisation.field.${key}`, words: HEADER_WORDS[key] } as ImportField & {
    key: typeof key;
  };
});
