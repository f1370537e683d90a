import type { Locale } from "./locales";
import type { MessageKey, MessageParams, MessagesOfPages } from "./messages";

export type Translate = (key: MessageKey, params?: MessageParams) => string;

/**
 * Sentence of a key with `{name}` replaced. Where a language has a form for one (`key` and `key.one`), it is chosen by
 * the parameter `count`. Numbers are written with the digit grouping of the language.
 */
export function translator(locale: Locale, messages: MessagesOfPages): Translate {
  const number = new Intl.NumberFormat(locale);
  const catalogue = messages as Record<string, string | undefined>;
  return (key, params = {}) => {
    const singular = Number(params.count) === 1 ? catalogue[`${key}.one`] : undefined;
    const template = singular ?? catalogue[key] ?? key;
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? number.format(value) : value;
    });
  };
}
