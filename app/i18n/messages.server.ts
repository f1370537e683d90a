import type { Locale } from "./locales";
import type { Messages } from "./messages";
import { en } from "./messages/en";
import { zhCN } from "./messages/zh-CN";
import { translator, type Translate } from "./translate";

const CATALOGUES: Record<Locale, Messages> = { "zh-CN": zhCN, en };

export function messagesOf(locale: Locale): Messages {
  return CATALOGUES[locale];
}

const TRANSLATORS: Record<Locale, Translate> = { "zh-CN": translator("zh-CN", zhCN), en: translator("en", en) };

/** Sentences for mails, exports and files made on the server. */
export function translateFor(locale: Locale): Translate {
  return TRANSLATORS[locale];
}
