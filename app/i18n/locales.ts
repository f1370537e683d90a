export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "zh-CN";

export function isLocale(text: unknown): text is Locale {
  return typeof text === "string" && (LOCALES as readonly string[]).includes(text);
}

/** A language as it is stored with a person or a record; the default where none is, or one that is not known. */
export function asLocale(text: unknown): Locale {
  return isLocale(text) ? text : DEFAULT_LOCALE;
}
