import type { Locale } from "./locales";
import type { MessageKey, MessageParams } from "./messages";

export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** Finds the sentence of a key, or nothing where it is not known. */
export type FindSentence = (key: string) => string | undefined;

const NUMBERS: Partial<Record<Locale, Intl.NumberFormat>> = {};

/**
 * Sentence of a key with `{name}` replaced. Where a language has a form for one (`key` and `key.one`), it is chosen by
 * the parameter `count`. Numbers are written with the digit grouping of the language.
 */
export function translator(locale: Locale, find: FindSentence): Translate {
  const number = (NUMBERS[locale] ??= new Intl.NumberFormat(locale));
  return (key, params = {}) => {
    const singular = Number(params.count) === 1 ? find(`${key}.one`) : undefined;
    const template = singular ?? find(key) ?? key;
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? number.format(value) : value;
    });
  };
}
