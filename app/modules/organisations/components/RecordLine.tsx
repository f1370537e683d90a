import type { ReactNode } from "react";

/** One line of a small list on a record's page. */
export function RecordLine({ children, acts }: { children: ReactNode; acts?: ReactNode }) {
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0">
      {children}
      {acts ? <span className="ml-auto flex gap-2 print:hidden">{acts}</span> : null}
    </li>
  );
}

/** What can be done with a line; `of` tells screen readers which line it is. */
export function LineAct({ href, label, of }: { href: string; label: string; of: string }) {
  return (
    <a
      href={href}
      aria-label={`${label} ${of}`}
      className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline"
    >
      {label}
    </a>
  );
}
