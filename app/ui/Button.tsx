import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";

const BASE =
  "touch-target inline-flex min-h-[34px] items-center justify-center gap-1.5 rounded-md border px-3.5 whitespace-nowrap disabled:opacity-60 print:hidden";
const LOOK = {
  plain: "border-line-strong bg-sheet text-ink hover:bg-wash",
  main: "border-weft bg-weft text-white hover:bg-weft-strong",
  quiet: "border-transparent bg-transparent text-ink-soft hover:bg-wash",
  danger: "border-bad bg-sheet text-bad-strong hover:bg-bad-wash",
} as const;
type Look = keyof typeof LOOK;

export function Button({
  look = "plain",
  className = "",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button className={`${BASE} ${LOOK[look]} ${className}`} {...rest} />;
}

/** A link that looks like a button, for going somewhere; acts are buttons in forms. */
export function LinkButton({
  look = "plain",
  className = "",
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: Look }) {
  return (
    <a className={`${BASE} ${LOOK[look]} ${className}`} {...rest}>
      {children}
    </a>
  );
}
