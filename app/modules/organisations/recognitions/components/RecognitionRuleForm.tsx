import { Form } from "~/forms/Form";
import { CheckboxField, DayField, HiddenField, NumberField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { recognitionRuleForm } from "../recognition-type-form";

export function RecognitionRuleForm({
  values = { reviewWindowBeforeDays: 0, graceDays: 0 },
  version,
  cancelTo,
}: {
  values?: Record<string, unknown>;
  version?: number;
  cancelTo: string;
}) {
  const t = useT();
  return (
    <Form schema={recognitionRuleForm} values={values} cancelTo={cancelTo}>
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <DayField
        name="effectiveFrom"
        label={t("recognition.rule.effectiveFrom")}
        hint={t("recognition.rule.effectiveFromHint")}
        required
      />
      <NumberField
        name="validMonths"
        label={t("recognition.rule.validMonths")}
        hint={t("recognition.rule.validMonthsHint")}
      />
      <CheckboxField
        name="issueDayCounts"
        label={t("recognition.rule.issueDayCounts")}
        hint={t("recognition.rule.issueDayCountsHint")}
      />
      <NumberField
        name="reviewWindowBeforeDays"
        label={t("recognition.rule.reviewWindow")}
        hint={t("recognition.rule.reviewWindowHint")}
        required
      />
      <NumberField name="graceDays" label={t("recognition.rule.grace")} required />
      <TextField
        name="annualReportDue"
        label={t("recognition.rule.annualReportDue")}
        hint={t("recognition.rule.annualReportDueHint")}
        maxLength={5}
        placeholder="05-31"
      />
      <NumberField name="missedReportsLimit" label={t("recognition.rule.missedLimit")} />
      <NumberField name="changeReportMonths" label={t("recognition.rule.changeMonths")} />
      <TextAreaField name="sourceNote" label={t("recognition.rule.source")} rows={3} />
    </Form>
  );
}
