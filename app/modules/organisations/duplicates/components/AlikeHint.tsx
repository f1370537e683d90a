import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/I18n";
import { Notice } from "~/ui/Notice";
import { AlikeLinks, type Alike } from "./AlikeLinks";

const WAIT_MS = 350;
/** As long as a legal name may be. */
const MOST_ASKED = 120;

/**
 * Stands in the form of a new organisation and says, while somebody types its name or credit code, which organisations it may be.
 * It stops nobody. Without JavaScript the page after saving says the same.
 */
export function AlikeHint() {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const [alike, setAlike] = useState<Alike[]>([]);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pending: AbortController | undefined;
    const ask = async () => {
      pending?.abort();
      pending = new AbortController();
      const values = new FormData(form);
      const text = (name: string) => encodeURIComponent(String(values.get(name) ?? "").slice(0, MOST_ASKED));
      try {
        const answer = await fetch(`/organisations/alike?name=${text("legalName")}&code=${text("creditCode")}`, {
          signal: pending.signal,
        });
        if (answer.ok) setAlike(((await answer.json()) as { alike: Alike[] }).alike);
      } catch {
        // Without the hint the form is still a form.
      }
    };
    const onInput = (event: Event) => {
      const { name } = event.target as HTMLInputElement;
      if (name !== "legalName" && name !== "creditCode") return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), WAIT_MS);
    };
    form.addEventListener("input", onInput);
    return () => {
      form.removeEventListener("input", onInput);
      clearTimeout(timer);
      pending?.abort();
    };
  }, []);
  return (
    <div ref={place} aria-live="polite">
      {alike.length > 0 ? (
        <Notice tone="warn">
          {t("duplicate.alike")}
          <AlikeLinks alike={alike} />
        </Notice>
      ) : null}
    </div>
  );
}
