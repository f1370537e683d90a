import { z } from "zod";
import * as field from "~/forms/fields";
import type { MessageKey } from "~/i18n/messages";
import { LOCALES } from "~/i18n/locales";
import { privateDataIn, type PrivateData } from "./private-data";
import { CONSENT_WAYS, CONTACT_PURPOSES, type ContactPurpose } from "./vocabulary";

export const PRIVATE_DATA_PROBLEMS: Record<PrivateData, MessageKey> = {
  identity_number: "contact.private.identityNumber",
  bank_card: "contact.private.bankCard",
  private_words: "contact.private.words",
};

/** Work data only: what looks like private data is refused, with the reason. */
function withoutPrivateData<S extends z.ZodType<string | null>>(schema: S) {
  return schema.superRefine((value, issues) => {
    const found = privateDataIn(value);
    if (found) issues.addIssue(field.problem(PRIVATE_DATA_PROBLEMS[found]));
  });
}

const entries = {
  name: withoutPrivateData(field.text({ max: 60 })),
  duty: withoutPrivateData(field.optionalText({ max: 60 })),
  phone: withoutPrivateData(field.optionalPhone()),
  email: withoutPrivateData(field.optionalMailAddress()),
  /** One check box for each purpose. */
  purpose: z.preprocess(
    (value) => value ?? {},
    z.object(
      Object.fromEntries(CONTACT_PURPOSES.map((purpose) => [purpose, field.checkbox()])) as Record<
        ContactPurpose,
        ReturnType<typeof field.checkbox>
      >,
    ),
  ),
  /** Not said: as it was, and at first that of the product. */
  locale: field.optionalChoice(LOCALES),
  isMain: field.checkbox(),
};

function chosenPurposes(purpose: Record<ContactPurpose, boolean>): ContactPurpose[] {
  const chosen = CONTACT_PURPOSES.filter((each) => purpose[each]);
  return chosen.length === 0 ? ["general"] : chosen;
}

/** A new contact of a firm. */
export const contactForm = z
  .object(entries)
  .superRefine((values, issues) => {
    if (values.phone === null && values.email === null) {
      issues.addIssue({ code: "custom", path: ["phone"], message: field.problem("contact.phoneOrMail") });
    }
  })
  .transform(({ purpose, ...values }) => ({ ...values, purposes: chosenPurposes(purpose) }));
export type ContactValues = z.output<typeof contactForm>;

/** A contact that is changed without being shown: number and address stay where nothing is typed. */
export const contactChangeForm = z
  .object({ ...entries, removePhone: field.checkbox(), removeEmail: field.checkbox() })
  .transform(({ purpose, ...values }) => ({ ...values, purposes: chosenPurposes(purpose) }));
export type ContactChange = z.output<typeof contactChangeForm>;

/** A consent that a contact gave: for what, how, and where the proof is. */
export const consentForm = z.object({
  purpose: field.choice(CONTACT_PURPOSES),
  way: field.choice(CONSENT_WAYS),
  evidence: withoutPrivateData(field.optionalText({ max: 200 })),
});
export type ConsentValues = z.output<typeof consentForm>;
