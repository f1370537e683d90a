import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import type { PermissionName } from "~/access/permissions";
import { HTTP_STATUS, Moved, Refusal } from "./errors";
import { mayEver } from "./may-ever";
import { recordDenied } from "./record-denied.server";
import type { RequestContext } from "./request-context";
import { ownPath, seeOther } from "./see-other";
import { asRefusal } from "./storage-errors";

export interface PageContext extends RequestContext {
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
}

/** What an error page is given. */
export interface ErrorPayload {
  key: string;
  params: Record<string, string | number>;
}

/** First gate of every loader and action. A visitor is asked to sign in; others get 403. */
export function gate(context: RequestContext, name: PermissionName, url: URL): void {
  if (mayEver(context.actor, name)) return;
  if (context.actor.role !== "visitor") throw new Refusal("forbidden", "error.forbidden");
  const next = url.pathname.replace(/\.data$/, "") + url.search;
  throw seeOther(`/sign-in?next=${encodeURIComponent(next)}`);
}

/** For what leaves a trace under the name of who asks: it would be the name of the person that is looked at. */
export function refuseWhileLooking({ lookedAtBy }: RequestContext): void {
  if (lookedAtBy !== null) throw new Refusal("forbidden", "looking.readOnly");
}

/**
 * Wraps a loader: names the permission without which the page is never served, gives the context, and turns refusals into
 * HTTP answers. The only place where pages and HTTP meet, together with `act`.
 */
export function page<T>(permission: PermissionName, handler: (context: PageContext) => T) {
  const loader = async ({ request, params, context }: LoaderFunctionArgs): Promise<Awaited<T>> => {
    try {
      const url = new URL(request.url);
      gate(context.request, permission, url);
      return await handler({ ...context.request, request, url, params });
    } catch (error) {
      recordDenied(context.request, permission, request, error);
      throw error instanceof Moved ? atItsNewAddress(error, new URL(request.url)) : asErrorResponse(error);
    }
  };
  return Object.assign(loader, { permission });
}

/** The same page of the record that answers now; only for now, since what was merged can be parted again. */
function atItsNewAddress({ from, to }: Moved, { pathname, search }: URL): Response {
  const path = pathname.replace(/\.data$/, "");
  const rest = path === from || path.startsWith(`${from}/`) ? path.slice(from.length) : "";
  return redirect(ownPath(`${to}${rest}${search}`), { status: 302 });
}

/** The same for addresses that answer with a file or text instead of a page. */
export function resource(permission: PermissionName, handler: (context: PageContext) => Response | Promise<Response>) {
  const loader = async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    try {
      const url = new URL(request.url);
      gate(context.request, permission, url);
      return await handler({ ...context.request, request, url, params });
    } catch (error) {
      recordDenied(context.request, permission, request, error);
      const refusal = asRefusal(error);
      if (refusal)
        return Response.json(
          { error: { key: refusal.key, params: refusal.params } },
          { status: HTTP_STATUS[refusal.kind] },
        );
      throw error;
    }
  };
  return Object.assign(loader, { permission });
}

export function asErrorResponse(error: unknown): unknown {
  const refusal = asRefusal(error);
  if (!refusal) return error;
  return data<ErrorPayload>({ key: refusal.key, params: refusal.params }, { status: HTTP_STATUS[refusal.kind] });
}

/** The id in an address, or 404: an id that cannot exist is not found. */
export function idParam(params: Record<string, string | undefined>, name = "id"): number {
  const text = params[name] ?? "";
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw new Refusal("not_found", "error.notFound");
  return id;
}
