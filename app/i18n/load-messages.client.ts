import type { Locale } from "./locales";
import type { Messages } from "./messages";

/** Only the catalogue of the page's language travels to the browser. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === "en" ? (await import("./messages/en")).en : (await import("./messages/zh-CN")).zhCN;
}
