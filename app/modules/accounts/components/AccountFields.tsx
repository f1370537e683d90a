import { ACCOUNT_ROLES } from "~/access/roles";
import { SelectField, TextField, TextListField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { ROLE_LABELS } from "../role-labels";

export function LanguageField() {
  const t = useT();
  const options = [
    { value: "zh-CN", label: t("account.localeZh") },
    { value: "en", label: t("account.localeEn") },
  ];
  return <SelectField name="locale" required label={t("account.locale")} options={options} />;
}

/** The fields of an account, new or edited; the mail address is chosen once. */
export function AccountFields({
  isNew,
  promoters,
}: {
  isNew: boolean;
  promoters: readonly { value: string; label: string }[];
}) {
  const t = useT();
  return (
    <>
      {isNew ? <TextField name="email" type="email" autoComplete="off" required label={t("account.email")} /> : null}
      <TextField name="name" autoComplete="off" required label={t("account.name")} />
      <SelectField
        name="role"
        required
        label={t("account.role")}
        options={ACCOUNT_ROLES.map((value) => ({ value, label: t(ROLE_LABELS[value]) }))}
      />
      {promoters.length > 0 ? (
        <SelectField
          name="promoterId"
          label={t("account.promoter")}
          hint={t("account.promoterHint")}
          options={promoters}
        />
      ) : null}
      <TextListField name="organisations" label={t("account.organisations")} hint={t("account.organisationsHint")} />
      <LanguageField />
    </>
  );
}
