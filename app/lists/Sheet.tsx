import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { CHIP, SHEET } from "./list-parts";

/**
 * A panel that opens under its own button, at the lower edge of the screen on a phone. Without JavaScript it opens all the same;
 * with it Escape and a click elsewhere close it, and the focus returns to the button.
 */
export function Sheet({
  label,
  children,
  className = "",
  open = false,
  look = CHIP,
  part,
  onOpen,
}: {
  label: ReactNode;
  children: ReactNode;
  className?: string;
  open?: boolean;
  /** Classes of its button. */
  look?: string;
  /** What the keys of the list call it. */
  part?: string;
  onOpen?: () => void;
}) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    // Another address brings another element: asked for at each event.
    const close = (focus: boolean) => {
      const element = details.current;
      if (!element?.open) return;
      element.open = false;
      if (focus) element.querySelector("summary")?.focus();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close(true);
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !details.current?.contains(event.target)) close(false);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  }, []);
  return (
    <details
      ref={details}
      key={key}
      open={open}
      className="relative"
      data-part={part}
      onToggle={(event) => {
        if (event.currentTarget.open) onOpen?.();
      }}
    >
      <summary className={`${look} list-none`}>{label}</summary>
      <div className={`${SHEET} ${className}`}>
        {children}
        <button
          type="button"
          className="touch-target mt-3 w-full rounded-md border border-line-strong sm:hidden"
          onClick={() => {
            if (details.current) details.current.open = false;
          }}
        >
          {t("list.sheetClose")}
        </button>
      </div>
    </details>
  );
}
