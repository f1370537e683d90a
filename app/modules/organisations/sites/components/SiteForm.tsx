import { Form } from "~/forms/Form";
import { DayField, HiddenField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { siteForm } from "../site-form";
import { SITE_KIND_LABELS, SITE_KINDS } from "../vocabulary";

export function SiteForm({
  values = { kind: "production" },
  version,
  cancelTo,
}: {
  values?: Record<string, unknown>;
  /** The version the person sees; none for a new site. */
  version?: number;
  cancelTo: string;
}) {
  const t = useT();
  return (
    <Form schema={siteForm} values={values} cancelTo={cancelTo}>
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <SelectField
        name="kind"
        label={t("site.field.kind")}
        required
        options={SITE_KINDS.map((value) => ({ value, label: t(SITE_KIND_LABELS[value]) }))}
      />
      <TextField name="name" label={t("site.field.name")} maxLength={100} />
      <TextField
        name="region"
        label={t("site.field.region")}
        hint={t("organisation.region.hint")}
        required
        autoComplete="off"
      />
      <TextField name="address" label={t("site.field.address")} maxLength={300} />
      <DayField name="fromDay" label={t("site.field.fromDay")} />
      <DayField name="untilDay" label={t("site.field.untilDay")} hint={t("site.field.untilDay.hint")} />
      <TextAreaField name="note" label={t("site.field.note")} rows={3} />
    </Form>
  );
}
