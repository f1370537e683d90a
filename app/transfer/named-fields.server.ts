import { LOCALES } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import type { MessageKey } from "~/i18n/messages";
import type { ImportDefinition } from "./define-import";
import type { NamedField } from "./row-values";

const found = new WeakMap<ImportDefinition, ReadonlyMap<string, NamedField>>();

function labels(key: MessageKey): string[] {
  return LOCALES.map((locale) => translateFor(locale)(key));
}

/** The fields of an import with the labels of every language among their names: a file exported in one language is read in the other. */
export function namedFields(definition: ImportDefinition): ReadonlyMap<string, NamedField> {
  let fields = found.get(definition);
  if (!fields) {
    fields = new Map(
      definition.fields.map((field) => {
        const choices = field.kind === "choice" || field.kind === "choices" ? field.choices : [];
        const named: NamedField = {
          field,
          names: [...labels(field.label), ...field.words],
          choices: choices.map(({ key, label, words }) => ({ key, names: [...labels(label), ...words] })),
        };
        return [field.key, named];
      }),
    );
    found.set(definition, fields);
  }
  return fields;
}
