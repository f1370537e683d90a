import { serializeSessionCookie } from "~/access/session-cookie";
import { serializeKnownBrowserCookie } from "./known-browser.server";

/** Loads the next page anew, so that it comes in the person's language. */
export const IN_NEW_LANGUAGE = { "X-Remix-Reload-Document": "true" } as const;

/** The cookies of a browser on which a person has just proved who they are. */
export function signedInHeaders(origin: string, session: { token: string; browserMark: string }): Headers {
  const headers = new Headers(IN_NEW_LANGUAGE);
  headers.append("Set-Cookie", serializeSessionCookie(origin, session.token));
  headers.append("Set-Cookie", serializeKnownBrowserCookie(origin, session.browserMark));
  return headers;
}
