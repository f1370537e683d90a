import { Form } from "~/forms/Form";
import { DayField, HiddenField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { recognitionForm } from "../recognition-form";
import { LEVEL_LABELS, RECOGNITION_LEVELS } from "../vocabulary";

export function RecognitionForm({
  values,
  version,
  types,
  cancelTo,
}: {
  values?: Record<string, unknown>;
  /** The version the person sees; none for a new recognition. */
  version?: number;
  types: readonly { value: string; label: string }[];
  cancelTo: string;
}) {
  const t = useT();
  return (
    <Form schema={recognitionForm} values={values} cancelTo={cancelTo}>
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <SelectField name="typeId" label={t("recognition.field.type")} required options={types} />
      <SelectField
        name="level"
        label={t("recognition.field.level")}
        hint={t("recognition.field.level.hint")}
        options={RECOGNITION_LEVELS.map((value) => ({ value, label: t(LEVEL_LABELS[value]) }))}
      />
      <TextField name="certificateNumber" label={t("recognition.field.certificateNumber")} maxLength={60} />
      <DayField name="issuedOn" label={t("recognition.field.issuedOn")} required />
      <StatedFields />
      <TextAreaField name="note" label={t("recognition.field.note")} rows={3} />
    </Form>
  );
}

/** The last day as the certificate says it, and why it is not the one of the rule. */
export function StatedFields() {
  const t = useT();
  return (
    <>
      <DayField
        name="statedUntil"
        label={t("recognition.field.statedUntil")}
        hint={t("recognition.field.statedUntil.hint")}
      />
      <TextField name="statedUntilReason" label={t("recognition.field.statedUntilReason")} maxLength={200} />
    </>
  );
}
