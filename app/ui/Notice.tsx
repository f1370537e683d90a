import type { ReactNode } from "react";

const LOOK = {
  plain: "border-line bg-wash",
  ok: "border-ok/30 bg-ok-wash text-ok-strong",
  warn: "border-warn/30 bg-warn-wash text-warn-strong",
  bad: "border-bad/30 bg-bad-wash text-bad-strong",
} as const;

/** A sentence the person must see. `bad` is read out at once by a screen reader. */
export function Notice({ tone = "plain", children }: { tone?: keyof typeof LOOK; children: ReactNode }) {
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={`mb-4 rounded-md border px-4 py-2.5 ${LOOK[tone]}`}>
      {children}
    </div>
  );
}
