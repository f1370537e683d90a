import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { I18nProvider } from "./I18n";
import { loadMessages } from "./load-messages.client";
import type { Locale } from "./locales";
import { PAGE_SENTENCES_ID } from "./page-sentences";

type Sentences = Readonly<Record<string, string>>;

/** What the page brought along. */
export function sentencesOfPage(): Sentences {
  return JSON.parse(document.getElementById(PAGE_SENTENCES_ID)?.textContent ?? "{}") as Sentences;
}

/** Begins with the sentences of the page; the catalogue comes with the first touch, or when a sentence is asked for that is not there. */
export function BrowserSentences({
  locale,
  initial,
  children,
}: {
  locale: Locale;
  initial: Sentences;
  children: ReactNode;
}) {
  const [sentences, setSentences] = useState(initial);
  const asked = useRef(false);
  const load = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    loadMessages(locale).then(setSentences, () => {
      // Without a network the next touch asks again.
      asked.current = false;
    });
  }, [locale]);
  useEffect(() => {
    // A field that is focused as the page opens is no touch.
    const touches = ["pointerdown", "keydown"] as const;
    const stop = () => touches.forEach((touch) => removeEventListener(touch, first));
    const first = () => {
      stop();
      load();
    };
    touches.forEach((touch) => addEventListener(touch, first, { passive: true }));
    return stop;
  }, [load]);
  const find = useCallback(
    (key: string): string | undefined => {
      const sentence = sentences[key];
      // A key may have no form for one.
      if (sentence === undefined && !key.endsWith(".one")) load();
      return sentence;
    },
    [sentences, load],
  );
  return (
    <I18nProvider locale={locale} find={find}>
      {children}
    </I18nProvider>
  );
}
