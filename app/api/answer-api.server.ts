import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { API_TOKEN_PREFIX, readApiToken, type CurrentToken } from "~/access/api-token.server";
import { addressKey } from "~/access/address-key";
import type { Context } from "~/access/context";
import { TurnCounter, type RateLimit } from "~/access/rate-limit.server";
import { fieldProblems } from "~/forms/parse-form";
import { HTTP_STATUS, Refusal } from "~/http/errors";
import { mayEver } from "~/http/may-ever";
import { asRefusal } from "~/http/storage-errors";
import { DEFAULT_LOCALE, type Locale } from "~/i18n/locales";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import { transact } from "~db/transact";
import { unknownFields, withoutAdded } from "./described-schema";
import { docsPage } from "./docs-page.server";
import { keepAnswer, keptAnswer, requestHash } from "./kept-answers.server";
import { openApiDocument } from "./openapi.server";
import { type ApiCall, type ApiOperation } from "./operation";
import { API_OPERATIONS } from "./operations.server";

const READS: RateLimit = { limit: 600, windowMs: 60_000 };
const WRITES: RateLimit = { limit: 120, windowMs: 60_000 };
/** Who shows no token that works is slowed down by the address it comes from. */
const STRANGERS: RateLimit = { limit: 60, windowMs: 60_000 };

/** What HTTP itself refuses; the other refusals come from the verbs. */
class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly key: MessageKey,
    readonly params: MessageParams = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(key);
  }
}

interface Route {
  pattern: RegExp;
  operation: ApiOperation;
}

const ROUTES: readonly Route[] = API_OPERATIONS.map((operation) => ({
  pattern: new RegExp(`^${operation.path.replace("{id}", "([1-9]\\d{0,14})")}$`),
  operation,
}));

export type ApiBase = Omit<Context, "actor" | "locale" | "requestId">;

/** Answers everything below `/api`: for programs that show a token, and without ever looking at a cookie. */
export function answerApi(base: ApiBase) {
  const turns = new TurnCounter();

  return async (request: Request, response: Response): Promise<void> => {
    let locale = localeAsked(request) ?? DEFAULT_LOCALE;
    try {
      const path = request.path.startsWith("/v1/") ? request.path.slice(3) : "";
      if (path === "/openapi.json" || path === "/docs") return describe(request, response, path, locale, base.origin);
      const token = tokenOf(request);
      locale = localeAsked(request) ?? token.locale;
      response.locals.userId = token.actor.userId;
      const { operation, id } = routeOf(request.method, path);
      if (!token.scopes.includes(operation.scope))
        throw new HttpRefusal(403, "api.scopeMissing", { scope: operation.scope });
      if (!mayEver(token.actor, operation.permission)) throw new Refusal("forbidden", "error.forbidden");
      const context: Context = {
        ...base,
        actor: token.actor,
        locale,
        requestId: String(response.locals.requestId),
      };
      const parameters = new URLSearchParams(request.originalUrl.split("?", 2)[1] ?? "");
      if (!operation.list) refuseUnknownParameters(operation, parameters);
      const call = { context, id, parameters };
      if (operation.method === "GET") {
        takeTurn(`read:${token.id}`, READS);
        return sendRead(
          request,
          response,
          JSON.stringify(await operation.run({ ...call, body: null, requestKey: "" })),
        );
      }
      takeTurn(`write:${token.id}`, WRITES);
      const answer = await write(request, token, operation, call);
      response.status(answer.status).setHeader("Content-Type", "application/json; charset=utf-8");
      response.end(answer.body);
    } catch (error) {
      refuse(request, response, error, locale);
    }
  };

  function takeTurn(key: string, limit: RateLimit): void {
    const wait = turns.take(key, limit, base.now());
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new HttpRefusal(429, "api.tooMany", { seconds }, { "Retry-After": String(seconds) });
    }
  }

  function tokenOf(request: Request): CurrentToken {
    const shown = /^Bearer ([\w-]{1,100})$/i.exec(request.headers.authorization ?? "")?.[1];
    const token = shown?.startsWith(API_TOKEN_PREFIX) ? readApiToken(base.db, shown, base.now()) : null;
    if (token) return token;
    takeTurn(`stranger:${addressKey(request.ip ?? "")}`, STRANGERS);
    throw new HttpRefusal(401, "api.noToken", {}, { "WWW-Authenticate": 'Bearer realm="weft"' });
  }
}

function routeOf(method: string, path: string): { operation: ApiOperation; id: number } {
  const asked = method === "HEAD" ? "GET" : method;
  const here = ROUTES.flatMap(({ pattern, operation }) => {
    const match = pattern.exec(path);
    return match ? [{ operation, id: Number(match[1] ?? 0) }] : [];
  });
  const found = here.find(({ operation }) => operation.method === asked);
  if (found) return found;
  if (here.length === 0) throw new HttpRefusal(404, "api.notFound");
  const allowed = here.map(({ operation }) => operation.method).join(", ");
  throw new HttpRefusal(405, "error.method", {}, { Allow: allowed });
}

function refuseUnknownParameters({ parameters: known = {} }: ApiOperation, sent: URLSearchParams): void {
  const unknown = [...new Set(sent.keys())].filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0)
    throw new Refusal("invalid", "api.unknownParameter", { parameters: unknown.slice(0, 10).join(", ").slice(0, 300) });
}

const KEY = /^[\x21-\x7e]{8,100}$/;
/** Writes that take turns with other work, such as reading a file: the same one is not begun twice. */
const underWay = new Set<string>();

async function write(
  request: Request,
  token: CurrentToken,
  operation: ApiOperation,
  call: Omit<ApiCall, "body" | "requestKey">,
): Promise<{ status: number; body: string }> {
  const { context } = call;
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || !KEY.test(key)) throw new HttpRefusal(400, "api.keyMissing");
  refuseOtherTypes(request, operation);
  const bytes = await bytesOf(request);
  const hash = requestHash(operation.method, request.originalUrl, bytes);
  const requestKey = createHash("sha256").update(`${token.id}:${key}`).digest("hex");
  const inTransaction = operation.file === undefined;
  const execute = (body: unknown) => operation.run({ ...call, body, requestKey });
  if (inTransaction) {
    return transact(context, () => {
      const kept = keptAnswer(context, token.id, key, hash);
      if (kept) return kept;
      const result = execute(formOf(operation, bytes, requestKey));
      if (result instanceof Promise) throw new Error(`${operation.id} must write within its transaction`);
      const answer = { status: operation.status, body: JSON.stringify(result) };
      keepAnswer(context, token.id, key, hash, answer);
      return answer;
    });
  }
  const kept = keptAnswer(context, token.id, key, hash);
  if (kept) return kept;
  if (underWay.has(requestKey)) throw new HttpRefusal(409, "api.underWay");
  underWay.add(requestKey);
  try {
    const result = await execute({ name: fileNameOf(request, operation), bytes });
    const answer = { status: operation.status, body: JSON.stringify(result) };
    keepAnswer(context, token.id, key, hash, answer);
    return answer;
  } finally {
    underWay.delete(requestKey);
  }
}

function typeOf(request: Request): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]!.trim().toLowerCase();
}

function refuseOtherTypes(request: Request, { file }: ApiOperation): void {
  const types = file ?? ["application/json"];
  if (!types.includes(typeOf(request)) || request.headers["content-encoding"] !== undefined)
    throw new HttpRefusal(415, "api.contentType", { types: types.join(", ") });
}

const fileNameOf = (request: Request, { id }: ApiOperation) =>
  `${id}.${typeOf(request) === "text/csv" ? "csv" : "xlsx"}`;

/** Its size was looked at before, and a body of unknown size was refused. */
async function bytesOf(request: Request): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function formOf({ form }: ApiOperation, bytes: Buffer, requestKey: string): unknown {
  if (!form) return null;
  const described = withoutAdded(form.schema, form.added);
  const sent = parseJson(bytes);
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) throw new HttpRefusal(400, "api.notJson");
  const unknown = unknownFields(described, sent);
  if (unknown.length > 0)
    throw new Refusal("invalid", "api.unknownFields", { fields: unknown.slice(0, 10).join(", ") });
  const added = Object.fromEntries((form.added ?? []).map((name) => [name, requestKey]));
  const result = form.schema.safeParse({ ...sent, ...added });
  if (!result.success) throw new Refusal("invalid", "error.invalid", {}, fieldProblems(result.error));
  return result.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new HttpRefusal(400, "api.notJson");
  }
}

/** An unchanged answer is not sent again. */
function sendRead(request: Request, response: Response, body: string): void {
  const tag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  response.setHeader("ETag", tag);
  response.setHeader("Cache-Control", "private, no-cache");
  response.setHeader("Vary", "Authorization, Accept-Language");
  const known = (request.headers["if-none-match"] ?? "").split(",").map((each) => each.trim());
  if (known.includes(tag)) {
    response.status(304).end();
    return;
  }
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(request.method === "HEAD" ? undefined : body);
}

function describe(request: Request, response: Response, path: string, locale: Locale, origin: string): void {
  if (request.method !== "GET" && request.method !== "HEAD")
    throw new HttpRefusal(405, "error.method", {}, { Allow: "GET" });
  if (path === "/openapi.json") return sendRead(request, response, JSON.stringify(openApiDocument(origin, locale)));
  const asked = request.query.language;
  const language = asked === "en" || asked === "zh-CN" ? asked : locale;
  response.type("html").send(docsPage(origin, language));
}

/** The language that the program asks for, if it is one of ours. */
export function localeAsked(request: Request): Locale | null {
  const first = (request.headers["accept-language"] ?? "").trim().slice(0, 2).toLowerCase();
  return first === "en" ? "en" : first === "zh" ? "zh-CN" : null;
}

function refuse(request: Request, response: Response, error: unknown, locale: Locale): void {
  const t = translateFor(locale);
  const refusal = error instanceof HttpRefusal ? null : asRefusal(error);
  if (!refusal && !(error instanceof HttpRefusal)) throw error;
  const [status, key, params, fields, headers] =
    error instanceof HttpRefusal
      ? [error.status, error.key, error.params, {}, error.headers]
      : [HTTP_STATUS[refusal!.kind], refusal!.key, refusal!.params, refusal!.fields, {}];
  const wrong = Object.fromEntries(
    Object.entries(fields).map(([path, problem]) => [
      path,
      { key: problem.key, message: t(problem.key, problem.params), params: problem.params ?? {} },
    ]),
  );
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("Cache-Control", "no-store");
  // What was not read of the body is not waited for.
  if (!request.complete) response.setHeader("Connection", "close");
  response.status(status).json(errorBody(t(key, params), key, params, wrong));
}

/** The one shape of every refusal. */
export function errorBody(
  message: string,
  key: MessageKey,
  params: MessageParams,
  fields: Record<string, unknown> = {},
) {
  const details = Object.keys(fields).length > 0 ? { ...params, fields } : params;
  return { error: { key, message, details } };
}
