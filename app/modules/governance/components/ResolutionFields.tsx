import { DayField, NumberField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { MAJORITY_LABELS } from "../governance-labels";
import type { Majority } from "../vocabulary";

export function ResolutionFields({
  votesThere,
  majority,
  owners,
}: {
  votesThere: number;
  majority: Majority;
  owners: readonly { id: number; name: string }[];
}) {
  const t = useT();
  return (
    <>
      <TextField name="number" label={t("resolution.number")} hint={t("resolution.numberHint")} maxLength={40} />
      <TextAreaField name="text" label={t("resolution.text")} required rows={4} />
      <p className="mb-2 text-[13px] text-ink-soft">
        {t("resolution.votesHint", { count: votesThere, majority: t(MAJORITY_LABELS[majority]) })}
      </p>
      <div className="grid grid-cols-3 gap-x-4">
        <NumberField name="votesFor" label={t("resolution.votesFor")} required />
        <NumberField name="votesAgainst" label={t("resolution.votesAgainst")} required />
        <NumberField name="votesAbstained" label={t("resolution.votesAbstained")} required />
      </div>
      <SelectField
        name="ownerId"
        label={t("resolution.owner")}
        options={owners.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <DayField name="dueDay" label={t("resolution.dueDay")} />
    </>
  );
}
