import { useT } from "~/i18n/I18n";
import { proposedPick, type EditedField } from "./edit-conflict";
import { useRefusal } from "./Form";

/**
 * Within a form whose record somebody else has saved meanwhile: both texts of every field that differs, side by side, and which
 * of them holds. Radio buttons of the form itself, so it works without JavaScript.
 * @param show a stored entry in words, such as the label of a choice
 */
export function EditConflictFields({
  name,
  labelOf,
  show,
}: {
  /** Of the form, where a page has several. */
  name?: string;
  labelOf: (field: string) => string;
  show: (field: string, entry: string) => string;
}) {
  const t = useT();
  const comparison = useRefusal(name)?.comparison;
  if (!comparison) return null;
  return (
    <section aria-label={t("form.conflict.title")} className="mb-5 rounded-lg border border-warn bg-sheet p-4">
      <h3 className="text-[15px] font-semibold">{t("form.conflict.title")}</h3>
      <p className="mt-1 mb-3 text-ink-soft">{t("form.conflict.hint")}</p>
      <input type="hidden" name="reviewed" value={comparison.version} />
      {comparison.fields.map((field) => (
        <ConflictingField key={field.field} {...{ field, labelOf, show }} />
      ))}
    </section>
  );
}

function ConflictingField({
  field,
  labelOf,
  show,
}: {
  field: EditedField;
  labelOf: (field: string) => string;
  show: (field: string, entry: string) => string;
}) {
  const t = useT();
  const proposed = proposedPick(field);
  const words = (entry: string) => (entry === "" ? t("form.conflict.blank") : show(field.field, entry));
  const sides = [
    { pick: "mine", label: t("form.conflict.mine"), entry: field.mine },
    { pick: "stored", label: t("form.conflict.stored"), entry: field.stored },
  ] as const;
  return (
    <fieldset className="mb-4 border-t border-line pt-3">
      <legend className="float-left mb-2 w-full font-medium">{labelOf(field.field)}</legend>
      <div className="clear-both grid gap-2 sm:grid-cols-2">
        {sides.map(({ pick, label, entry }) => (
          <label
            key={pick}
            className="flex min-h-11 cursor-pointer items-start gap-2 rounded-md border border-line p-2.5"
          >
            <input
              type="radio"
              name={`pick.${field.field}`}
              value={pick}
              defaultChecked={proposed === pick}
              className="mt-1 size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block text-[13px] text-ink-soft">{label}</span>
              <span className="block break-words whitespace-pre-line">{words(entry)}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="mt-1 text-[13px] break-words whitespace-pre-line text-ink-faint">
        {t("form.conflict.seen", { text: words(field.seen) })}
      </p>
    </fieldset>
  );
}
