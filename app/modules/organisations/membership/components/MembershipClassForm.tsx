import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, NumberField, SelectField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { membershipClassForm } from "../settings-form";
import { TERM_KIND_LABELS, TERM_KINDS } from "../vocabulary";

export function MembershipClassForm({ values, version }: { values: Record<string, unknown>; version?: number }) {
  const t = useT();
  return (
    <Form schema={membershipClassForm} values={values} cancelTo="/settings/membership">
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <TextField name="nameZh" label={t("membership.settings.nameZh")} required maxLength={40} />
      <TextField name="nameEn" label={t("membership.settings.nameEn")} required maxLength={60} lang="en" />
      <NumberField name="position" label={t("membership.settings.position")} required />
      <SelectField
        name="termKind"
        label={t("membership.settings.termKind")}
        required
        options={TERM_KINDS.map((value) => ({ value, label: t(TERM_KIND_LABELS[value]) }))}
      />
      <NumberField name="termMonths" label={t("membership.settings.termMonths")} />
      <TextField
        name="rolloverDay"
        label={t("membership.settings.rolloverDay")}
        hint={t("membership.settings.rolloverHint")}
        placeholder="10-01"
        maxLength={5}
      />
      <NumberField name="renewalDaysBefore" label={t("membership.settings.renewalBefore")} required />
      <NumberField name="renewalDaysAfter" label={t("membership.settings.renewalAfter")} required />
      <CheckboxField name="retired" label={t("membership.settings.retired")} />
    </Form>
  );
}
