import type { ReactNode } from "react";

const LOOK = {
  plain: "bg-wash text-ink-soft",
  weft: "bg-weft-wash text-weft-strong",
  ok: "bg-ok-wash text-ok-strong",
  warn: "bg-warn-wash text-warn-strong",
  bad: "bg-bad-wash text-bad-strong",
} as const;
export type Tone = keyof typeof LOOK;

/** Drawn here and not by the icon library: a list shows a tag in every row, and a library icon costs as much as the row. */
const ICON: Partial<Record<Tone, string>> = {
  ok: "M20 6 9 17l-5-5",
  warn: "M12 9v4m0 4h.01M10.3 3.9 1.8 18a2 2 0 0 0 1.7 3h17a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0z",
  bad: "M12 8v4m0 4h.01M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z",
};

/** A state in a word, with an icon where the colour carries meaning, or with a sign of its own: lines in a square of 24. */
export function Tag({ tone = "plain", sign, children }: { tone?: Tone; sign?: string; children: ReactNode }) {
  const icon = sign ?? ICON[tone];
  return (
    <span className={`tag ${LOOK[tone]}`}>
      {icon ? (
        <svg viewBox="0 0 24 24" aria-hidden="true" className="tag-icon">
          <path d={icon} />
        </svg>
      ) : null}
      {children}
    </span>
  );
}
