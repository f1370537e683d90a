import { DayField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

export function PledgeFields() {
  const t = useT();
  return (
    <>
      <TextField name="titleZh" label={t("pledge.titleZh")} required maxLength={120} />
      <TextField name="titleEn" label={t("pledge.titleEn")} maxLength={200} />
      <DayField name="openUntil" label={t("pledge.openUntil")} hint={t("pledge.openUntilHint")} />
    </>
  );
}

export function PledgeTextFields() {
  const t = useT();
  return (
    <>
      <DayField name="validFrom" label={t("pledge.validFrom")} required />
      <TextAreaField name="textZh" label={t("pledge.textZh")} required rows={10} />
      <TextAreaField name="textEn" label={t("pledge.textEn")} rows={6} />
    </>
  );
}
