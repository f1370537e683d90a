import { serializeSessionCookie } from "~/access/session-cookie";
import { serializeKnownBrowserCookie } from "./known-browser.server";

/** The cookies of a browser on which a person has just proved who they are. */
export function signedInHeaders(origin: string, session: { token: string; browserMark: string }): Headers {
  const headers = new Headers();
  headers.append("Set-Cookie", serializeSessionCookie(origin, session.token));
  headers.append("Set-Cookie", serializeKnownBrowserCookie(origin, session.browserMark));
  return headers;
}
