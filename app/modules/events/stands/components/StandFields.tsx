import { DayField, HiddenField, NumberField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

export function StandFields({ version }: { version: number }) {
  const t = useT();
  return (
    <>
      <HiddenField name="version" value={version} />
      <TextField name="nameZh" label={t("stand.nameZh")} required />
      <TextField name="nameEn" label={t("stand.nameEn")} />
      <div className="grid gap-x-3 sm:grid-cols-2">
        <TextField name="hall" label={t("stand.hall")} hint={t("stand.hallHint")} />
        <NumberField name="areaSquareMetres" label={t("stand.area")} />
      </div>
      <TextField
        name="costFen"
        label={t("stand.costYuan")}
        hint={t("stand.costHint")}
        inputMode="decimal"
        autoComplete="off"
      />
      <DayField name="joinUntil" label={t("stand.joinUntil")} hint={t("stand.joinUntilHint")} />
      <TextAreaField name="note" label={t("stand.note")} hint={t("stand.noteHint")} rows={3} />
    </>
  );
}
