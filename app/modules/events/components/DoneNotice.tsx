import { useSearchParams } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Notice } from "~/ui/Notice";

/** Says once what was just done; the page that did it names it in the address as `done`. */
export function DoneNotice({ sentences }: { sentences: Record<string, MessageKey> }) {
  const t = useT();
  const [parameters] = useSearchParams();
  const done = parameters.get("done") ?? "";
  const sentence = Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  return sentence ? <Notice tone="ok">{t(sentence)}</Notice> : null;
}
