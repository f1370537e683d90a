import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { NonceProvider } from "./http/Nonce";
import { I18nProvider } from "./i18n/I18n";
import { loadMessages } from "./i18n/load-messages.client";
import { DEFAULT_LOCALE, isLocale } from "./i18n/locales";

const language = document.documentElement.lang;
const locale = isLocale(language) ? language : DEFAULT_LOCALE;

void loadMessages(locale).then((messages) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <NonceProvider nonce="">
          <I18nProvider locale={locale} messages={messages}>
            <RemixBrowser />
          </I18nProvider>
        </NonceProvider>
      </StrictMode>,
    );
  });
});
