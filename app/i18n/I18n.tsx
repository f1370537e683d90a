import { createContext, useContext, useMemo, type ReactNode } from "react";
import { DEFAULT_LOCALE, type Locale } from "./locales";
import type { MessagesOfPages } from "./messages";
import { translator, type Translate } from "./translate";

interface I18nValue {
  locale: Locale;
  t: Translate;
}

const I18nContext = createContext<I18nValue>({ locale: DEFAULT_LOCALE, t: (key) => key });

export function I18nProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: MessagesOfPages;
  children: ReactNode;
}) {
  const value = useMemo(() => ({ locale, t: translator(locale, messages) }), [locale, messages]);
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

export function useLocale(): Locale {
  return useContext(I18nContext).locale;
}

export function useT(): Translate {
  return useContext(I18nContext).t;
}
