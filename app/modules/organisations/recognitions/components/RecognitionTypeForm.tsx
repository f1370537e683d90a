import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { recognitionTypeForm } from "../recognition-type-form";
import { LEVEL_LABELS, RECOGNITION_LEVELS } from "../vocabulary";

export function RecognitionTypeForm({
  values = { active: true },
  version,
}: {
  values?: Record<string, unknown>;
  version?: number;
}) {
  const t = useT();
  return (
    <Form schema={recognitionTypeForm} values={values} cancelTo="/settings/recognitions">
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <TextField name="nameZh" label={t("recognition.type.nameZh")} required maxLength={60} lang="zh-CN" />
      <TextField name="nameEn" label={t("recognition.type.nameEn")} required maxLength={120} lang="en" />
      <SelectField
        name="level"
        label={t("recognition.type.level")}
        required
        options={RECOGNITION_LEVELS.map((value) => ({ value, label: t(LEVEL_LABELS[value]) }))}
      />
      <CheckboxField name="active" label={t("recognition.type.active")} />
    </Form>
  );
}
