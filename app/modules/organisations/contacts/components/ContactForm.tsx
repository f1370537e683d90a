import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { contactForm } from "../contact-form";

interface ContactFormProps {
  values?: Record<string, unknown>;
  /** When the contact the person sees was last changed; none for a new one. */
  seenAt?: number;
  cancelTo: string;
}

export function ContactForm({ values, seenAt, cancelTo }: ContactFormProps) {
  const t = useT();
  return (
    <Form schema={contactForm} values={values} cancelTo={cancelTo}>
      {seenAt === undefined ? null : <HiddenField name="seenAt" value={seenAt} />}
      <TextField name="name" label={t("contact.name")} required maxLength={60} autoComplete="off" />
      <TextField name="duty" label={t("contact.duty")} maxLength={60} autoComplete="off" />
      <TextField name="phone" label={t("contact.phone")} inputMode="tel" autoComplete="off" />
      <TextField
        name="email"
        label={t("contact.email")}
        inputMode="email"
        autoComplete="off"
        hint={t("contact.emptyHint")}
      />
    </Form>
  );
}
