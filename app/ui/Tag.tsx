import { AlertTriangle, Check, CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

const LOOK = {
  plain: "bg-wash text-ink-soft",
  weft: "bg-weft-wash text-weft-strong",
  ok: "bg-ok-wash text-ok-strong",
  warn: "bg-warn-wash text-warn-strong",
  bad: "bg-bad-wash text-bad-strong",
} as const;
export type Tone = keyof typeof LOOK;
const ICON = { ok: Check, warn: AlertTriangle, bad: CircleAlert } as const;

/** A state in a word, with an icon where the colour carries meaning. */
export function Tag({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  const Icon = tone in ICON ? ICON[tone as keyof typeof ICON] : null;
  return (
    <span
      className={`inline-flex min-h-[22px] items-center gap-1 rounded px-2 text-xs whitespace-nowrap ${LOOK[tone]}`}
    >
      {Icon ? <Icon aria-hidden="true" className="size-3" /> : null}
      {children}
    </span>
  );
}
