/** 256 random bits as base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** On https the `__Host-` prefix binds the cookie to this very host; plain http is only served on loopback, where browsers refuse the prefix. */
export function sessionCookieName(origin: string): string {
  return origin.startsWith("https:") ? "__Host-weft" : "weft";
}

function attributes(origin: string): string {
  return `Path=/; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;
}

/** A cookie for the browser session only: it has no Max-Age, the server alone decides when the session ends. */
export function serializeSessionCookie(origin: string, token: string): string {
  if (!TOKEN.test(token)) throw new Error("a session token has 43 characters of base64url");
  return `${sessionCookieName(origin)}=${token}; ${attributes(origin)}`;
}

export function clearSessionCookie(origin: string): string {
  return `${sessionCookieName(origin)}=; ${attributes(origin)}; Max-Age=0`;
}

/** The session token of a Cookie header, or null. Two different ones are none: one of them was planted. */
export function readSessionCookie(header: string | null | undefined, origin: string): string | null {
  return readToken(header, sessionCookieName(origin));
}

/** The name under which a browser holds a sign-in that waits for its second step. */
export function pendingCookieName(origin: string): string {
  return `${sessionCookieName(origin)}-pending`;
}

export function serializePendingCookie(origin: string, token: string, seconds: number): string {
  if (!TOKEN.test(token)) throw new Error("a token has 43 characters of base64url");
  return `${pendingCookieName(origin)}=${token}; ${attributes(origin)}; Max-Age=${seconds}`;
}

export function clearPendingCookie(origin: string): string {
  return `${pendingCookieName(origin)}=; ${attributes(origin)}; Max-Age=0`;
}

export function readPendingCookie(header: string | null | undefined, origin: string): string | null {
  return readToken(header, pendingCookieName(origin));
}

function readToken(header: string | null | undefined, name: string): string | null {
  if (!header) return null;
  const tokens = new Set<string>();
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0 && part.slice(0, equals).trim() === name) tokens.add(part.slice(equals + 1).trim());
  }
  const [token] = tokens;
  return tokens.size === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}
