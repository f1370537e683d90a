import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { promoterForm } from "../promoter-form";

export function PromoterForm({ values }: { values?: Record<string, unknown> }) {
  const t = useT();
  return (
    <Form schema={promoterForm} values={values} cancelTo="/settings/promoters">
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
