import type { ReactNode } from "react";

/** A framed table that scrolls sideways by itself, by key too, where the screen is narrower than it is. */
export function WideTable({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={`relative overflow-x-auto rounded-lg border border-line bg-sheet ${className}`}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      {children}
    </div>
  );
}
