import { CheckboxField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

/** What is told of every complaint, whoever enters it. */
export function ComplaintFields() {
  const t = useT();
  return (
    <>
      <TextField
        name="aboutName"
        label={t("complaint.about")}
        hint={t("complaint.aboutHint")}
        required
        maxLength={120}
      />
      <TextField name="subject" label={t("complaint.subject")} required maxLength={120} />
      <TextAreaField name="text" label={t("complaint.text")} required rows={8} />
      <TextAreaField name="evidence" label={t("complaint.evidence")} rows={3} />
      <CheckboxField name="confidential" label={t("complaint.confidential")} />
    </>
  );
}
