import type { Locale } from "~/i18n/locales";

/** `+18`, `−6`, `0`, with the minus sign of typography. */
export function formatSigned(value: number, locale: Locale): string {
  const text = new Intl.NumberFormat(locale).format(Math.abs(value));
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** Per mille as a percentage with at most one decimal: 782 → `78.2%`. */
export function formatPerMille(perMille: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(perMille / 1000);
}
