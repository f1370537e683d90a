import { Form } from "~/forms/Form";
import { DayField, HiddenField, SelectField, TextAreaField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { stageForm } from "../stage-form";
import { STAGE_STEPS, STEP_LABELS } from "../vocabulary";

export function StageForm({
  values,
  version,
  cancelTo,
}: {
  values?: Record<string, unknown>;
  /** The version the person sees; none for a new step. */
  version?: number;
  cancelTo: string;
}) {
  const t = useT();
  return (
    <Form schema={stageForm} values={values} cancelTo={cancelTo}>
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <SelectField
        name="step"
        label={t("stage.field.step")}
        required
        options={STAGE_STEPS.map((value) => ({ value, label: t(STEP_LABELS[value]) }))}
      />
      <DayField name="day" label={t("stage.field.day")} required />
      <TextAreaField name="note" label={t("stage.field.note")} rows={3} />
    </Form>
  );
}
