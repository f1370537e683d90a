import { CheckboxField, DateTimeField, HiddenField, NumberField, SelectField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { TICKET_AUDIENCE_LABELS } from "../../event-labels";
import { TICKET_AUDIENCES } from "../../vocabulary";

export function TicketTypeFields({ version }: { version: number }) {
  const t = useT();
  return (
    <>
      <HiddenField name="version" value={version} />
      <TextField name="nameZh" label={t("ticketType.nameZh")} required maxLength={60} />
      <TextField name="nameEn" label={t("ticketType.nameEn")} maxLength={100} />
      <NumberField name="quota" label={t("ticketType.quota")} hint={t("ticketType.quotaHint")} />
      <SelectField
        name="audience"
        label={t("ticketType.audience")}
        hint={t("ticketType.audienceHint")}
        required
        options={TICKET_AUDIENCES.map((audience) => ({ value: audience, label: t(TICKET_AUDIENCE_LABELS[audience]) }))}
      />
      <CheckboxField name="needsApproval" label={t("ticketType.needsApproval")} />
      <DateTimeField name="closesAt" label={t("ticketType.closesAt")} hint={t("ticketType.closesAtHint")} />
    </>
  );
}
