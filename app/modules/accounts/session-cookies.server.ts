import { PENDING_MS } from "~/access/pending-sign-in.server";
import {
  clearPendingCookie,
  readPendingCookie,
  serializePendingCookie,
  serializeSessionCookie,
} from "~/access/session-cookie";
import { ownPath, seeOther } from "~/http/see-other";
import type { SignInStep } from "./continue-sign-in.server";
import { homeOf } from "./home-of-role";
import { serializeKnownBrowserCookie } from "./known-browser.server";

/** Loads the next page anew, so that it comes in the person's language. */
export const IN_NEW_LANGUAGE = { "X-Remix-Reload-Document": "true" } as const;

/** The cookies of a browser on which a person has just proved who they are. */
export function signedInHeaders(origin: string, session: { token: string; browserMark: string }): Headers {
  const headers = new Headers(IN_NEW_LANGUAGE);
  headers.append("Set-Cookie", serializeSessionCookie(origin, session.token));
  headers.append("Set-Cookie", serializeKnownBrowserCookie(origin, session.browserMark));
  headers.append("Set-Cookie", clearPendingCookie(origin));
  return headers;
}

const PAGE_OF_STEP = { code: "/sign-in/code", setUp: "/sign-in/set-up" } as const;

/** Where the browser goes once the password is proven: to the second step, or in. */
export function afterStep(origin: string, step: SignInStep, wanted: unknown): Response {
  if (step.step === "in") return seeOther(ownPath(wanted, homeOf(step.role)), signedInHeaders(origin, step));
  const next = ownPath(wanted, "");
  const address = PAGE_OF_STEP[step.step] + (next ? `?next=${encodeURIComponent(next)}` : "");
  return seeOther(address, { "Set-Cookie": serializePendingCookie(origin, step.token, PENDING_MS / 1000) });
}

/** What this browser holds since the password was right. */
export function pendingTokenOf({ request, origin }: { request: Request; origin: string }): string | null {
  return readPendingCookie(request.headers.get("cookie"), origin);
}
