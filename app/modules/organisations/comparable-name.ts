import { LEGAL_FORMS } from "~/i18n/messages/words/organisations";

const OPENING = /[[{<\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018]/g;
const CLOSING = /[\]}>\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019]/g;

/** A name as it is compared: what two people may type differently is made one, what tells firms apart is kept. */
export function comparableName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(OPENING, "(")
    .replace(CLOSING, ")")
    .replace(/[\s\p{Cf}]+/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}

/** Splits a comparable name at its legal form, such as "limited company": what is before it tells firms apart. */
export function splitLegalForm(comparable: string): { stem: string; legalForm: string } {
  const found = LEGAL_FORMS.find((form) => comparable.endsWith(form)) ?? "";
  const legalForm = found === comparable ? "" : found;
  return { stem: comparable.slice(0, comparable.length - legalForm.length), legalForm };
}
