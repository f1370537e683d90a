import { z } from "zod";
import { Form } from "~/forms/Form";
import * as field from "~/forms/fields";
import { CheckboxField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

export const commitSchema = z.object({ skipErrors: field.checkbox() });

/** Writes the import; rows that are still open must be left out by choice. */
export function CommitForm({ id, writes, open }: { id: number; writes: number; open: number }) {
  const t = useT();
  return (
    <section className="mb-5 rounded-lg border border-line bg-sheet p-4">
      <Form
        schema={commitSchema}
        values={{ skipErrors: false }}
        action={`/imports/${id}/commit`}
        submitLabel={t("import.preview.commit", { count: writes })}
      >
        {open > 0 ? <CheckboxField name="skipErrors" label={t("import.preview.skipErrors", { count: open })} /> : null}
        <p className="text-ink-faint">{t("import.preview.commitHint")}</p>
      </Form>
    </section>
  );
}
