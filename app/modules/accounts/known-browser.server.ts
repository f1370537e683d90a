import { createHmac, timingSafeEqual } from "node:crypto";

/** A browser on which a person signed in before; it is only given room of its own against strangers who guess, never a way in. */
const MARK = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/;
const KEPT_S = 180 * 24 * 60 * 60;

function seal(key: Buffer, userId: number, passwordHash: string): string {
  return createHmac("sha256", key).update(`known browser ${userId} ${passwordHash}`).digest("base64url");
}

export function knownBrowserCookieName(origin: string): string {
  return origin.startsWith("https:") ? "__Host-weft-browser" : "weft-browser";
}

/** The mark ends with the password it was made under. */
export function knownBrowserMark(key: Buffer, userId: number, passwordHash: string): string {
  return `${userId}.${seal(key, userId, passwordHash)}`;
}

export function serializeKnownBrowserCookie(origin: string, mark: string): string {
  return `${knownBrowserCookieName(origin)}=${mark}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${KEPT_S}${origin.startsWith("https:") ? "; Secure" : ""}`;
}

export function readKnownBrowserCookie(header: string | null, origin: string): string | null {
  const name = `${knownBrowserCookieName(origin)}=`;
  const found = (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(name));
  return found?.slice(name.length) ?? null;
}

export function isKnownBrowser(key: Buffer, mark: string | null, userId: number, passwordHash: string): boolean {
  const match = MARK.exec(mark ?? "");
  if (!match || Number(match[1]) !== userId) return false;
  return timingSafeEqual(Buffer.from(match[2]!), Buffer.from(seal(key, userId, passwordHash)));
}
