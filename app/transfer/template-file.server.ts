import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import type { Translate } from "~/i18n/translate";
import type { ImportDefinition, ImportField } from "./define-import";
import { writeXlsx } from "./tables/write-xlsx.server";

/** An empty list with the right headers, and a second sheet that says what to enter; the reader takes the first sheet. */
export async function templateFile(
  context: Context,
  definition: ImportDefinition,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  authorize(context, "import.run");
  authorize(context, definition.permission);
  const t = translateFor(context.locale);
  const text = (header: string, width?: number) => ({ header, kind: "text" as const, ...(width ? { width } : {}) });
  const bytes = await writeXlsx([
    { name: t(definition.name), columns: definition.fields.map((field) => text(t(field.label))), rows: [] },
    // One column only: a second table could be taken for the list itself while that is still empty.
    {
      name: t("import.template.sheet"),
      columns: [text(t("import.template.meaning"), 80)],
      rows: definition.fields.map((field) => [
        t("import.template.line", { field: t(field.label), meaning: meaning(t, field) }),
      ]),
    },
  ]);
  return { fileName: `${t(definition.name)}.xlsx`, bytes };
}

function meaning(t: Translate, field: ImportField): string {
  const parts = field.required ? [t("import.template.required")] : [];
  if (field.kind === "choice") {
    parts.push(t("import.template.oneOf", { options: field.choices.map((choice) => t(choice.label)).join(" / ") }));
  } else if (field.kind === "choices") {
    parts.push(t("import.template.someOf", { options: field.choices.map((choice) => t(choice.label)).join(" / ") }));
  } else if (field.kind === "list") parts.push(t("import.template.list"));
  else if (field.kind === "day") parts.push(t("import.template.day"));
  else if (field.kind === "yesNo") parts.push(t("import.template.yesNo"));
  if (field.hint) parts.push(t(field.hint));
  return parts.join(". ") || t("import.template.text");
}
