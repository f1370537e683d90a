import type { Locale } from "~/i18n/locales";

/** Integer fen as a form shows them in yuan, so that the same is read from it again; nothing where nothing is known. */
export function typedYuan(fen: number | null): string {
  return fen === null ? "" : String(fen / 100);
}

/** Integer fen as yuan: `¥8,000` or `¥8,000.50`. */
export function moneyText(fen: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "CNY",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(fen / 100);
}
