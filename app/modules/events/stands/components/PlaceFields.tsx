import { CheckboxField, CheckboxGroup, HiddenField, TextAreaField, TextField, TextListField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

/** What a firm shows and who is there for it; `registered` are its people at the event. */
export function PlaceFields({
  version,
  registered,
  withShare = false,
}: {
  version: number;
  registered: readonly { id: number; name: string }[];
  withShare?: boolean;
}) {
  const t = useT();
  return (
    <>
      <HiddenField name="version" value={version} />
      <TextAreaField name="products" label={t("stand.products")} hint={t("stand.productsHint")} rows={3} />
      {registered.length > 0 ? (
        <CheckboxGroup
          name="peopleIds"
          label={t("stand.peopleRegistered")}
          options={registered.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      ) : null}
      <TextListField
        name="peopleNames"
        label={t(registered.length > 0 ? "stand.peopleOthers" : "stand.people")}
        hint={t("stand.peopleHint")}
        rows={3}
      />
      {withShare ? (
        <TextField
          name="shareFen"
          label={t("stand.shareYuan")}
          hint={t("stand.shareHint")}
          inputMode="decimal"
          autoComplete="off"
        />
      ) : null}
      <CheckboxField name="listed" label={t("stand.listed")} hint={t("stand.listedHint")} />
    </>
  );
}
