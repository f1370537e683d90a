import { DayField, NumberField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import {
  BODY_KIND_LABELS,
  MAJORITY_LABELS,
  optionsOf,
  PROXY_RULE_LABELS,
  QUORUM_RULE_LABELS,
} from "../governance-labels";

function useOptions() {
  const t = useT();
  return <T extends string>(labels: Record<T, MessageKey>) =>
    optionsOf(labels).map(({ value, label }) => ({ value, label: t(label) }));
}

/** What a new body begins with: the usual rule of associations. */
export const NEW_BODY = {
  kind: "council",
  quorumRule: "at_least_share",
  quorumNumerator: 2,
  quorumDenominator: 3,
  majority: "more_than_half",
  proxyRule: "none",
  proxiesPerMember: 1,
} as const;

/** @param promoters whose body it may be; no question is asked where there is one answer */
export function BodyFields({ promoters }: { promoters: readonly { value: string; label: string }[] }) {
  const t = useT();
  const options = useOptions();
  return (
    <>
      {promoters.length > 1 ? (
        <SelectField name="promoterId" label={t("event.promoterLabel")} required options={[...promoters]} />
      ) : null}
      <TextField name="nameZh" label={t("body.nameZh")} required maxLength={80} />
      <TextField name="nameEn" label={t("body.nameEn")} maxLength={120} />
      <SelectField name="kind" label={t("body.kind")} required options={options(BODY_KIND_LABELS)} />
      <SelectField name="quorumRule" label={t("body.quorum")} required options={options(QUORUM_RULE_LABELS)} />
      <div className="grid gap-x-4 sm:grid-cols-3">
        <NumberField name="quorumNumerator" label={t("body.quorumNumerator")} hint={t("body.quorumShareHint")} />
        <NumberField name="quorumDenominator" label={t("body.quorumDenominator")} />
        <NumberField name="quorumNumber" label={t("body.quorumNumber")} />
      </div>
      <SelectField name="majority" label={t("body.majority")} required options={options(MAJORITY_LABELS)} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField name="proxyRule" label={t("body.proxy")} required options={options(PROXY_RULE_LABELS)} />
        <NumberField name="proxiesPerMember" label={t("body.proxiesPerMember")} required />
      </div>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <NumberField name="meetingsPerYear" label={t("body.meetingsPerYear")} />
        <NumberField name="termMonths" label={t("body.termMonths")} />
        <NumberField name="chairRotationMonths" label={t("body.chairRotationMonths")} />
      </div>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <DayField name="foundedOn" label={t("body.foundedOn")} />
        <DayField name="dissolvedOn" label={t("body.dissolvedOn")} />
      </div>
      <TextAreaField name="charter" label={t("body.charterText")} rows={6} />
    </>
  );
}
