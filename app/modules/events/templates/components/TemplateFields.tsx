import { CheckboxField, NumberField, SelectField, TextAreaField, TextField, TimeField } from "~/forms/FormFields";
import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import {
  ATTENDANCE_MODE_LABELS,
  EVENT_TYPE_LABELS,
  NETWORK_ACTIVITY_LABELS,
  PROMOTER_FUNCTION_LABELS,
  WAITING_RULE_LABELS,
} from "../../event-labels";

/** What recurs of an event; only the title and the day are missing. */
export function TemplateFields({ promoters }: { promoters: readonly { id: number; zh: string; en: string }[] }) {
  const t = useT();
  const locale = useLocale();
  const options = (labels: Record<string, MessageKey>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label: t(label) }));
  return (
    <>
      <TextField name="name" label={t("template.name")} required maxLength={80} />
      <SelectField
        name="promoterId"
        label={t("event.promoterLabel")}
        required
        options={promoters.map(({ id, zh, en }) => ({ value: String(id), label: locale === "en" ? en : zh }))}
      />
      <SelectField name="type" label={t("event.type")} required options={options(EVENT_TYPE_LABELS)} />
      <SelectField
        name="promoterFunction"
        label={t("event.function")}
        required
        options={options(PROMOTER_FUNCTION_LABELS)}
      />
      <SelectField
        name="networkActivity"
        label={t("event.activity")}
        required
        options={options(NETWORK_ACTIVITY_LABELS)}
      />
      <div className="grid gap-x-4 sm:grid-cols-3">
        <TimeField name="startTime" label={t("template.startTime")} required />
        <TimeField name="endTime" label={t("template.endTime")} required />
        <NumberField name="days" label={t("template.days")} required />
      </div>
      <SelectField name="attendanceMode" label={t("event.mode")} required options={options(ATTENDANCE_MODE_LABELS)} />
      <TextField name="venue" label={t("event.venue")} maxLength={200} />
      <NumberField name="capacity" label={t("event.capacity")} hint={t("event.capacityHint")} />
      <SelectField name="waitingRule" label={t("event.waitingRule")} options={options(WAITING_RULE_LABELS)} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField name="offerHours" label={t("event.offerHours")} />
        <NumberField name="reminderHours" label={t("event.reminderHours")} />
      </div>
      <CheckboxField name="listed" label={t("event.listed")} />
      <TextField name="organiserContact" label={t("event.organiserContact")} maxLength={200} />
      <TextAreaField name="summaryZh" label={t("event.summaryZh")} rows={6} />
      <TextAreaField name="summaryEn" label={t("event.summaryEn")} rows={4} />
    </>
  );
}
