import type { Locale } from "./locales";
import type { Messages } from "./messages";
import { en } from "./messages/en";
import { zhCN } from "./messages/zh-CN";
import { translator, type FindSentence, type Translate } from "./translate";

const CATALOGUES: Record<Locale, Messages> = { "zh-CN": zhCN, en };

export function messagesOf(locale: Locale): Messages {
  return CATALOGUES[locale];
}

const FINDERS: Record<Locale, FindSentence> = {
  "zh-CN": (key) => (zhCN as Record<string, string>)[key],
  en: (key) => (en as Record<string, string>)[key],
};

/** Looks sentences up in the whole catalogue of a language. */
export function catalogueOf(locale: Locale): FindSentence {
  return FINDERS[locale];
}

const TRANSLATORS: Record<Locale, Translate> = {
  "zh-CN": translator("zh-CN", catalogueOf("zh-CN")),
  en: translator("en", catalogueOf("en")),
};

/** Sentences for mails, exports and files made on the server. */
export function translateFor(locale: Locale): Translate {
  return TRANSLATORS[locale];
}
