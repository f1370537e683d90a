import { createContext, useContext, useMemo, type ReactNode } from "react";
import { DEFAULT_LOCALE, type Locale } from "./locales";
import { translator, type FindSentence, type Translate } from "./translate";

interface I18nValue {
  locale: Locale;
  t: Translate;
}

const I18nContext = createContext<I18nValue>({ locale: DEFAULT_LOCALE, t: (key) => key });

/** @param find another function once more sentences are known, so that what is shown is written again */
export function I18nProvider({ locale, find, children }: { locale: Locale; find: FindSentence; children: ReactNode }) {
  const value = useMemo(() => ({ locale, t: translator(locale, find) }), [locale, find]);
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

export function useLocale(): Locale {
  return useContext(I18nContext).locale;
}

export function useT(): Translate {
  return useContext(I18nContext).t;
}
