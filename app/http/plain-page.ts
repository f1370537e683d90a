import { HTTP_STATUS, type Refusal } from "./errors";
import type { Translate } from "~/i18n/translate";
import type { Locale } from "~/i18n/locales";

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What is said where no page of the product was reached: one sentence, without scripts. */
export function plainPage(t: Translate, locale: Locale, sentence: string): string {
  return (
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(t("product.name"))}</title>` +
    `<main><h1>${escaped(t("error.title"))}</h1><p>${escaped(sentence)}</p><p><a href="/">${escaped(t("error.backHome"))}</a></p></main></html>`
  );
}

export function plainRefusal(t: Translate, locale: Locale, { kind, key, params }: Refusal): Response {
  return new Response(plainPage(t, locale, t(key, params)), {
    status: HTTP_STATUS[kind],
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
