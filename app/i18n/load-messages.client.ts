import type { Locale } from "./locales";
import type { MessagesOfPages } from "./messages";

/** Only the catalogue of the page's language travels to the browser. */
export async function loadMessages(locale: Locale): Promise<MessagesOfPages> {
  return locale === "en" ? (await import("./messages/en")).ofPages : (await import("./messages/zh-CN")).ofPages;
}
