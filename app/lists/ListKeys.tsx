import { useEffect, useRef, useState, type RefObject } from "react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Button } from "~/ui/Button";

const KEYS = [
  ["j k ↓ ↑", "list.keysMove"],
  ["Enter", "list.keysOpen"],
  ["x", "list.keysSelect"],
  ["/", "list.keysSearch"],
  ["s", "list.keysListSearch"],
  ["f", "list.keysFilter"],
  ["?", "list.keysHelp"],
] as const;

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/**
 * The keys of a list: they move a focus from row to row, which a screen reader reads out, and never act while somebody types or a
 * dialog is open. `/` belongs to the search of the whole product and is left to it.
 */
export function ListKeys({ list }: { list: RefObject<HTMLElement> }) {
  const t = useT();
  const help = useRef<HTMLDialogElement>(null);
  // Said in words only when it is shown: a sentence may come later than the key that asks for it.
  const [said, say] = useState<{ key: MessageKey; params: Record<string, number> } | null>(null);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const rows = () => [...element.querySelectorAll<HTMLTableRowElement>("tbody > tr")];
    const current = () => rows().findIndex((row) => row.contains(document.activeElement));
    const move = (step: 1 | -1) => {
      const all = rows();
      const at = current();
      const next = Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step));
      const row = all[next];
      if (!row) return;
      row.tabIndex = -1;
      row.focus();
      row.scrollIntoView({ block: "nearest" });
      say({ key: "list.keysRow", params: { row: next + 1, rows: all.length } });
    };
    const select = () => {
      const box = rows()[current()]?.querySelector<HTMLInputElement>('input[type="checkbox"]');
      if (!box) return;
      box.click();
      const count = element.querySelectorAll('tbody input[type="checkbox"]:checked').length;
      say({ key: box.checked ? "list.keysSelected" : "list.keysUnselected", params: { count } });
    };
    const open = () => {
      const row = rows()[current()];
      if (row !== document.activeElement) return false;
      row?.querySelector<HTMLAnchorElement>("a[href]")?.click();
      return true;
    };
    const openFilters = () => {
      const filters = element.querySelector<HTMLDetailsElement>('[data-part="filters"]');
      if (!filters) return;
      filters.open = true;
      filters.querySelector<HTMLElement>("input:not([type=hidden]), select, button")?.focus();
    };
    const acts: Record<string, () => boolean | void> = {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => (current() < 0 ? false : move(1)),
      ArrowUp: () => (current() < 0 ? false : move(-1)),
      Enter: open,
      x: select,
      s: () => element.querySelector<HTMLElement>('[data-part="search"]')?.focus(),
      f: openFilters,
      "?": () => help.current?.showModal(),
    };
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (target?.closest(TYPING) || document.querySelector("dialog[open]")) return;
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
      if (act && act() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [list]);
  return (
    <>
      <p role="status" className="sr-only">
        {said === null ? "" : t(said.key, said.params)}
      </p>
      <Button look="quiet" type="button" className="max-sm:hidden" onClick={() => help.current?.showModal()}>
        {t("list.keys")} <kbd aria-hidden="true">?</kbd>
      </Button>
      <dialog
        ref={help}
        aria-label={t("list.keysTitle")}
        className="m-auto w-[min(92vw,480px)] rounded-lg border border-line-strong bg-sheet p-5 text-ink shadow-xl backdrop:bg-ink/30"
      >
        <h2 className="mb-3 text-base font-semibold">{t("list.keysTitle")}</h2>
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-y-2">
          {KEYS.map(([keys, label]) => (
            <div key={keys} className="contents">
              <dt>
                {keys.split(" ").map((key) => (
                  <kbd key={key} className="mr-1 rounded border border-line-strong bg-paper px-1.5 py-0.5 text-xs">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4">
          <Button autoFocus>{t("action.close")}</Button>
        </form>
      </dialog>
    </>
  );
}
