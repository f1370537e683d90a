import { CheckboxField, DateTimeField, HiddenField, NumberField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

export function SessionFields({ version }: { version: number }) {
  const t = useT();
  return (
    <>
      <HiddenField name="version" value={version} />
      <TextField name="titleZh" label={t("event.titleZh")} required maxLength={120} />
      <TextField name="titleEn" label={t("event.titleEn")} maxLength={200} />
      <div className="grid gap-x-3 sm:grid-cols-2">
        <DateTimeField name="startsAt" label={t("event.startsAt")} required />
        <DateTimeField name="endsAt" label={t("event.endsAt")} required />
      </div>
      <TextField name="place" label={t("event.place")} maxLength={120} />
      <TextAreaField name="speakers" label={t("session.speakers")} hint={t("session.speakersHint")} rows={3} />
      <CheckboxField name="chosen" label={t("session.chosen")} hint={t("session.chosenHint")} />
      <NumberField name="capacity" label={t("event.capacity")} hint={t("session.capacityHint")} />
    </>
  );
}
