import { data, type ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { PermissionName } from "~/access/permissions";
import { forgetLooking } from "~/access/session.server";
import { EditConflict, type EditComparison } from "~/forms/edit-conflict";
import { nestedValues, parseForm } from "~/forms/parse-form";
import { translateFor } from "~/i18n/messages.server";
import { conflict, HTTP_STATUS, Refusal, type FieldProblems } from "./errors";
import { asErrorResponse, gate, refuseWhileLooking, type PageContext } from "./page.server";
import { plainRefusal } from "./plain-page";
import { recordDenied } from "./record-denied.server";
import type { RequestContext } from "./request-context";
import { asRefusal } from "./storage-errors";
import { isUploadAddress } from "./upload-addresses";

export interface ActContext extends PageContext {
  form: FormData;
  /** The form as nested values: `people.0.name` → `{people: [{name}]}`. */
  values: Record<string, unknown>;
}

/** What a form gets back when it was not accepted: nothing was saved, and what was typed is kept. */
export interface FormRefusal {
  refused: { key: string; params: Record<string, string | number> };
  fields: FieldProblems;
  values: Record<string, unknown>;
  /** Somebody else has saved the record meanwhile; see app/forms/edit-conflict.ts. */
  comparison?: EditComparison;
}

/** The typed text of a form, to show it again; passwords and files are not sent back. */
function keptValues(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !/password|token/i.test(name) && !(value instanceof Blob)),
  );
}

/**
 * Wraps an action: reads the form, runs the handler, and answers a refusal with the form itself (409, 422, 429, 503)
 * or with an error page (403, 404).
 */
export function act<T>(permission: PermissionName, handler: (context: ActContext) => T) {
  const action = async ({ request, params, context }: ActionFunctionArgs): Promise<Awaited<T>> => {
    let values: Record<string, unknown> = {};
    try {
      const url = new URL(request.url);
      gate(context.request, permission, url);
      refuseForms(context.request, permission);
      if (request.method !== "POST")
        throw data({ key: "error.method", params: {} }, { status: 405, headers: { Allow: "GET, HEAD, POST" } });
      const form = await readForm(request);
      values = nestedValues(form);
      return await handler({ ...context.request, request, url, params, form, values });
    } catch (error) {
      recordDenied(context.request, permission, request, error);
      const refusal = asRefusal(error);
      if (refusal && context.request.pageless) throw withoutPage(context.request, request, error, refusal);
      if (!refusal || refusal.kind === "not_found" || refusal.kind === "forbidden") throw asErrorResponse(error);
      const answer: FormRefusal = {
        refused: { key: refusal.key, params: refusal.params },
        fields: refusal.fields,
        values: keptValues(refusal instanceof EditConflict ? refusal.sent : values),
        ...(refusal instanceof EditConflict ? { comparison: refusal.comparison } : {}),
      };
      return data(answer, { status: HTTP_STATUS[refusal.kind] }) as Awaited<T>;
    }
  };
  return Object.assign(action, { permission });
}

/** Said on the page of errors by a browser that runs our scripts, which asks for data alone; to others as a page of its own. */
function withoutPage({ locale }: RequestContext, request: Request, error: unknown, refusal: Refusal): unknown {
  if (new URL(request.url).pathname.endsWith(".data")) return asErrorResponse(error);
  return plainRefusal(translateFor(locale), locale, refusal);
}

/**
 * Who looks at the product as another person does changes nothing in that person's name; and a form that was opened meanwhile and sent
 * afterwards is not taken for one of their own. What ends the looking may always be sent: signing out does, and is the administrator's.
 */
function refuseForms(context: RequestContext, permission: PermissionName): void {
  if (permission === "account.endLooking" || permission === "session.end") return;
  refuseWhileLooking(context);
  if (!context.lookIsOver || context.sessionIdHash === null) return;
  forgetLooking(context, context.sessionIdHash);
  throw conflict("looking.over");
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    // A form with a file that broke off on its way: nothing of it is known, and the page can be shown again.
    if (isUploadAddress(new URL(request.url).pathname)) throw new Refusal("invalid", "error.uploadBroken");
    throw data({ key: "error.badRequest", params: {} }, { status: 400 });
  }
}

/** The form's values through its schema, or a refusal that names each wrong entry. */
export function accepted<S extends z.ZodType>(schema: S, values: unknown): z.output<S> {
  const result = parseForm(schema, values);
  if (!result.ok) throw new Refusal("invalid", "error.invalid", {}, result.fields);
  return result.data;
}
