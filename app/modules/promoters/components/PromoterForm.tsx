import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { promoterChangeForm, promoterForm } from "../promoter-form";

/** Without `seen` the form is that of a new promoter. */
export function PromoterForm({ values = {}, seen }: { values?: Record<string, unknown>; seen?: string }) {
  const t = useT();
  return (
    <Form
      schema={seen === undefined ? promoterForm : promoterChangeForm}
      values={{ ...values, seen }}
      cancelTo="/settings/promoters"
    >
      {seen === undefined ? null : <HiddenField name="seen" value={seen} />}
      <TextField name="nameZh" label={t("promoter.nameZh")} required maxLength={100} lang="zh-CN" />
      <TextField name="nameEn" label={t("promoter.nameEn")} required maxLength={150} lang="en" />
      <TextField name="shortNameZh" label={t("promoter.shortNameZh")} required maxLength={30} lang="zh-CN" />
      <TextField name="shortNameEn" label={t("promoter.shortNameEn")} required maxLength={40} lang="en" />
      <TextField name="clusterNameZh" label={t("promoter.clusterNameZh")} required maxLength={100} lang="zh-CN" />
      <TextField name="clusterNameEn" label={t("promoter.clusterNameEn")} required maxLength={150} lang="en" />
      <TextField name="region" label={t("promoter.region")} hint={t("organisation.region.hint")} autoComplete="off" />
    </Form>
  );
}
