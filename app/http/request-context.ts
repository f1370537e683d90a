import type { Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import type { Settings } from "~/env.server";

/** What the server hands to every loader and action: a context, and what belongs to this one HTTP request. */
export interface RequestContext extends Context {
  /** Nonce of the content security policy of this answer. */
  nonce: string;
  /** Address of the caller, after trusted proxies. */
  address: string;
  userAgent: string;
  /** Hash of the session id, or null for a visitor. */
  sessionIdHash: string | null;
  /** The administrator who looks at the product as the actor does, and changes nothing meanwhile. */
  lookedAtBy: Actor | null;
  /** The administrator has looked long enough, or the person is gone: the next form is refused once, since it may be of that time. */
  lookIsOver: boolean;
  /** A demo world is shown. */
  demo: boolean;
  /** At this address only an act answers: no page is there that could show why it was refused. */
  pageless?: boolean;
  mailConfigured: boolean;
  /** What the environment says; holds passwords, and is never handed to a page as it is. */
  settings: Settings;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    request: RequestContext;
  }
}
