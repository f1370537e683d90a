import { CheckboxField, DayField, SelectField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import { MANDATE_ROLE_LABELS, optionsOf } from "../governance-labels";

/** @param termEnd the last day by the body's term, where it has one and the mandate is new */
export function MandateFields({ termEnd }: { termEnd?: string | null }) {
  const t = useT();
  return (
    <>
      <TextField name="personName" label={t("mandate.person")} required maxLength={60} autoComplete="off" />
      <OrganisationNameField
        name="organisation"
        label={t("mandate.organisation")}
        hint={t("mandate.organisationHint")}
      />
      <SelectField
        name="role"
        label={t("mandate.role")}
        required
        options={optionsOf(MANDATE_ROLE_LABELS).map(({ value, label }) => ({ value, label: t(label) }))}
      />
      <CheckboxField name="voting" label={t("mandate.voting")} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <DayField name="fromDay" label={t("mandate.fromDay")} required />
        <DayField
          name="untilDay"
          label={t("mandate.untilDay")}
          hint={termEnd ? t("mandate.untilDayHint", { day: termEnd }) : t("mandate.untilDayOpen")}
        />
      </div>
      <TextField name="endReason" label={t("mandate.endReason")} maxLength={200} />
    </>
  );
}
