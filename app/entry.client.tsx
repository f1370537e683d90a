import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode, useEffect, type ReactNode } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepEarlyInput } from "./forms/early-input";
import { NonceProvider } from "./http/Nonce";
import { BrowserSentences, sentencesOfPage } from "./i18n/BrowserSentences";
import { DEFAULT_LOCALE, isLocale } from "./i18n/locales";
import { askWhenShownAgain } from "./ui/kept-page";

const language = document.documentElement.lang;
const locale = isLocale(language) ? language : DEFAULT_LOCALE;
const sentences = sentencesOfPage();
askWhenShownAgain(window);
const sayEarlyInput = keepEarlyInput(document);

/** Its effect runs after those of every field of the page. */
function SaysEarlyInput({ children }: { children: ReactNode }) {
  useEffect(sayEarlyInput, []);
  return children;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <SaysEarlyInput>
        <NonceProvider nonce="">
          <BrowserSentences locale={locale} initial={sentences}>
            <RemixBrowser />
          </BrowserSentences>
        </NonceProvider>
      </SaysEarlyInput>
    </StrictMode>,
  );
});
