import type { Request } from "express";
import { isLocale, type Locale } from "~/i18n/locales";

export const LOCALE_COOKIE = "weft_language";

/** The language that the address of a public page asks for, or that a person chose on this browser; null when none was chosen. */
export function localeOf(request: Request): Locale | null {
  const asked = request.path.startsWith("/public/") ? request.query.lang : undefined;
  if (isLocale(asked)) return asked;
  const match = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([A-Za-z-]{2,8})(?:;|$)`).exec(request.headers.cookie ?? "");
  return match && isLocale(match[1]) ? match[1] : null;
}
