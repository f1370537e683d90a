import { Form } from "~/forms/Form";
import { CheckboxField, DayField, HiddenField, SelectField, TextAreaField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { OrganisationNameField } from "../../components/OrganisationNameField";
import { relationForm } from "../relation-form";
import { RELATION_ROLES, ROLE_LABELS } from "../vocabulary";

export function RelationForm({
  values = { enabled: true },
  version,
  cancelTo,
}: {
  values?: Record<string, unknown>;
  /** The version the person sees; none for a new relation. */
  version?: number;
  cancelTo: string;
}) {
  const t = useT();
  return (
    <Form schema={relationForm} values={values} cancelTo={cancelTo}>
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <SelectField
        name="role"
        label={t("relation.role")}
        required
        options={RELATION_ROLES.map((value) => ({ value, label: t(ROLE_LABELS[value]) }))}
      />
      <OrganisationNameField
        name="other"
        label={t("relation.field.other")}
        hint={t("relation.field.otherHint")}
        required
        maxLength={200}
      />
      <DayField name="startDay" label={t("relation.field.startDay")} />
      <DayField name="endDay" label={t("relation.field.endDay")} />
      <CheckboxField name="enabled" label={t("relation.field.enabled")} />
      <TextAreaField name="note" label={t("relation.field.note")} rows={3} />
    </Form>
  );
}
