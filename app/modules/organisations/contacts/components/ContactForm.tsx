import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { contactChangeForm, contactForm } from "../contact-form";
import { CONTACT_PURPOSES, PURPOSE_LABELS } from "../vocabulary";

/** A contact that is changed: what is kept of him is masked, and stays where nothing is typed. */
export interface ShownContact {
  values: Record<string, unknown>;
  phone: string | null;
  email: string | null;
  updatedAt: number;
}

export function ContactForm({ contact, cancelTo }: { contact?: ShownContact; cancelTo: string }) {
  const t = useT();
  const kept = (key: "contact.keptPhone" | "contact.keptMail", masked: string | null | undefined) =>
    masked ? t(key, { masked }) : undefined;
  return (
    <Form schema={contact ? contactChangeForm : contactForm} values={contact?.values} cancelTo={cancelTo}>
      {contact ? <HiddenField name="seenAt" value={contact.updatedAt} /> : null}
      <TextField name="name" label={t("contact.name")} required maxLength={60} autoComplete="off" />
      <TextField name="duty" label={t("contact.duty")} maxLength={60} autoComplete="off" />
      <TextField
        name="phone"
        label={t("contact.phone")}
        inputMode="tel"
        autoComplete="off"
        hint={kept("contact.keptPhone", contact?.phone)}
      />
      {contact?.phone ? <CheckboxField name="removePhone" label={t("contact.removePhone")} /> : null}
      <TextField
        name="email"
        label={t("contact.email")}
        inputMode="email"
        autoComplete="off"
        hint={kept("contact.keptMail", contact?.email) ?? t("contact.emptyHint")}
      />
      {contact?.email ? <CheckboxField name="removeEmail" label={t("contact.removeMail")} /> : null}
      {contact ? <p className="mb-4 text-[13px] text-ink-faint">{t("contact.changeNote")}</p> : null}
      <fieldset className="mb-2">
        <legend className="mb-1 text-[13px] text-ink-soft">{t("contact.purposes")}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {CONTACT_PURPOSES.map((purpose) => (
            <CheckboxField key={purpose} name={`purpose.${purpose}`} label={t(PURPOSE_LABELS[purpose])} />
          ))}
        </div>
      </fieldset>
      <SelectField
        name="locale"
        label={t("contact.locale")}
        hint={t("contact.localeHint")}
        options={[
          { value: "zh-CN", label: t("account.localeZh") },
          { value: "en", label: t("account.localeEn") },
        ]}
      />
      <CheckboxField name="isMain" label={t("contact.isMain")} />
    </Form>
  );
}
