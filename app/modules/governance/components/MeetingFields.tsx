import { DateTimeField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { MEETING_FORMAT_LABELS, optionsOf } from "../governance-labels";

export function MeetingFields({ bodies }: { bodies: readonly { value: string; label: string }[] }) {
  const t = useT();
  return (
    <>
      <SelectField name="bodyId" label={t("meeting.body")} required options={bodies} />
      <TextField name="title" label={t("meeting.name")} required maxLength={120} />
      <SelectField
        name="format"
        label={t("meeting.format")}
        required
        options={optionsOf(MEETING_FORMAT_LABELS).map(({ value, label }) => ({ value, label: t(label) }))}
      />
      <DateTimeField name="startsAt" label={t("meeting.startsAt")} required />
      <TextField name="place" label={t("meeting.place")} maxLength={200} />
      <TextAreaField name="agenda" label={t("meeting.agenda")} rows={6} />
    </>
  );
}
