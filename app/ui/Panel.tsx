import { useNavigate } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useT } from "~/i18n/I18n";

/**
 * A form over its list: a dialog at the right edge whose address is its own page. Without JavaScript it is simply open;
 * with it the focus stays inside and Escape returns to the list.
 */
export function Panel({ title, closeTo, children }: { title: string; closeTo: string; children: ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const begun = element.contains(document.activeElement) ? document.activeElement : null;
    element.close();
    element.showModal();
    const first = begun ?? element.querySelector("form :is(input:not([type=hidden]), select, textarea)");
    if (first instanceof HTMLElement) first.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      open
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        navigate(closeTo, { preventScrollReset: true });
      }}
      className="fixed inset-0 z-50 m-0 ml-auto h-dvh max-h-none w-full max-w-[640px] overflow-y-auto border-l border-line-strong bg-paper p-0 text-ink shadow-xl backdrop:bg-ink/30"
    >
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-sheet px-5 py-2">
        <h2 className="text-base font-semibold">{title}</h2>
        <a
          href={closeTo}
          aria-label={t("action.close")}
          className="ml-auto grid size-11 place-items-center rounded-md hover:bg-wash"
        >
          <X aria-hidden="true" className="size-4" />
        </a>
      </div>
      <div className="p-5">{children}</div>
    </dialog>
  );
}
