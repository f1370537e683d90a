import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { NonceProvider } from "./http/Nonce";
import { BrowserSentences, sentencesOfPage } from "./i18n/BrowserSentences";
import { DEFAULT_LOCALE, isLocale } from "./i18n/locales";

const language = document.documentElement.lang;
const locale = isLocale(language) ? language : DEFAULT_LOCALE;
const sentences = sentencesOfPage();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceProvider nonce="">
        <BrowserSentences locale={locale} initial={sentences}>
          <RemixBrowser />
        </BrowserSentences>
      </NonceProvider>
    </StrictMode>,
  );
});
