import { redirect } from "@remix-run/node";

/**
 * A path of our own, or the fallback. Refuses every form that a browser may read as another host or a script:
 * `//host`, `/\host`, schemes, control characters, encoded slashes at the start.
 */
export function ownPath(target: unknown, fallback = "/"): string {
  if (typeof target !== "string" || target.length > 1000) return fallback;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(target)) return fallback;
  if (/^\/(?:%2f|%5c|%09|%0a|%0d)/i.test(target) || target.includes("\\")) return fallback;
  const url = new URL(target, "http://own.invalid");
  if (url.origin !== "http://own.invalid" || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** Sends the browser to a page of ours after a write (303). */
export function seeOther(target: string, headers?: HeadersInit): Response {
  return redirect(ownPath(target), { status: 303, headers });
}
