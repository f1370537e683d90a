import { useFormState } from "~/forms/Form";
import { DayField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import { MOST_PARTIES } from "../outcome-form";
import { OUTCOME_KIND_LABELS, OUTCOME_STAGE_LABELS } from "../outcome-labels";
import { FIRST_STAGES, OUTCOME_KINDS } from "../vocabulary";

const LEAST_ROWS = 3;
/** Empty fields beside those that are filled in. */
const SPARE_ROWS = 2;

export function OutcomeFields({
  owners,
  withStage = false,
}: {
  owners: readonly { id: number; name: string }[];
  withStage?: boolean;
}) {
  const t = useT();
  const { values } = useFormState();
  const sent = [values.parties ?? []].flat().length;
  const rows = Math.min(MOST_PARTIES, Math.max(LEAST_ROWS, sent + SPARE_ROWS));
  return (
    <>
      <SelectField
        name="kind"
        label={t("outcome.kind")}
        required
        options={OUTCOME_KINDS.map((kind) => ({ value: kind, label: t(OUTCOME_KIND_LABELS[kind]) }))}
      />
      <TextField name="title" label={t("outcome.title")} required maxLength={120} autoComplete="off" />
      <DayField name="day" label={t("outcome.day")} hint={t("outcome.dayHint")} required />
      <TextField
        name="valueFen"
        label={t("outcome.valueYuan")}
        hint={t("outcome.valueHint")}
        inputMode="decimal"
        autoComplete="off"
      />
      {withStage ? (
        <SelectField
          name="stage"
          label={t("outcome.stage")}
          required
          options={FIRST_STAGES.map((stage) => ({ value: stage, label: t(OUTCOME_STAGE_LABELS[stage]) }))}
        />
      ) : null}
      <fieldset className="mb-2">
        <legend className="mb-2 text-[13px] text-ink-soft">{t("outcome.partiesHint")}</legend>
        {Array.from({ length: rows }, (_, index) => (
          <OrganisationNameField
            key={index}
            name={`parties.${index}`}
            label={t("outcome.party", { number: index + 1 })}
            required={index === 0}
          />
        ))}
      </fieldset>
      <TextAreaField name="otherParties" label={t("outcome.otherParties")} rows={2} />
      <SelectField
        name="ownerId"
        label={t("outcome.owner")}
        options={owners.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <TextField name="nextStep" label={t("outcome.nextStep")} maxLength={300} autoComplete="off" />
      <DayField name="nextStepDue" label={t("outcome.nextStepDue")} hint={t("outcome.nextStepHint")} />
      <TextAreaField name="note" label={t("outcome.note")} />
    </>
  );
}
