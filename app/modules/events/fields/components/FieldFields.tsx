import { CheckboxField, HiddenField, NumberField, RadioGroup, SelectField, TextField } from "~/forms/FormFields";
import { useFormState } from "~/forms/Form";
import { useT } from "~/i18n/I18n";
import { ASKED_OF_LABELS, FIELD_KIND_LABELS } from "../field-labels";
import { ASKED_OF, FIELD_KINDS, MOST_OPTIONS } from "../vocabulary";

const FIRST_ROWS = 4;
const SPARE_ROWS = 3;

/** One question of a registration form. */
export function FieldFields({ version }: { version: number }) {
  const t = useT();
  const { values, problems } = useFormState();
  const options = [values.options ?? []].flat() as { id?: string | number | null }[];
  const rows = Math.min(MOST_OPTIONS, Math.max(FIRST_ROWS, options.length + SPARE_ROWS));
  const problem = problems.options;
  return (
    <>
      <HiddenField name="version" value={version} />
      <TextField name="labelZh" label={t("asked.labelZh")} required maxLength={100} />
      <TextField name="labelEn" label={t("asked.labelEn")} maxLength={160} />
      <RadioGroup
        name="askedOf"
        label={t("asked.of")}
        required
        options={ASKED_OF.map((whom) => ({ value: whom, label: t(ASKED_OF_LABELS[whom]) }))}
      />
      <SelectField
        name="kind"
        label={t("asked.kind")}
        required
        options={FIELD_KINDS.map((kind) => ({ value: kind, label: t(FIELD_KIND_LABELS[kind]) }))}
      />
      <CheckboxField name="required" label={t("asked.required")} />
      <TextField name="helpZh" label={t("asked.helpZh")} maxLength={200} />
      <TextField name="helpEn" label={t("asked.helpEn")} maxLength={300} />
      <NumberField name="position" label={t("asked.position")} hint={t("asked.positionHint")} />
      <fieldset className="mb-4 border-t border-line pt-3">
        <legend className="pr-2 font-medium">{t("asked.options")}</legend>
        <p className="mb-2 text-[13px] text-ink-faint">{t("asked.optionsHint")}</p>
        {problem ? <p className="mb-2 text-[13px] text-bad-strong">{t(problem.key, problem.params)}</p> : null}
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="grid grid-cols-[2fr_2fr_1fr] items-end gap-x-3">
            {options[index]?.id ? <HiddenField name={`options.${index}.id`} value={options[index].id} /> : null}
            <TextField
              name={`options.${index}.labelZh`}
              label={t("asked.optionZh", { number: index + 1 })}
              maxLength={60}
            />
            <TextField name={`options.${index}.labelEn`} label={t("asked.optionEn")} maxLength={100} />
            <NumberField name={`options.${index}.places`} label={t("asked.places")} />
          </div>
        ))}
      </fieldset>
    </>
  );
}
