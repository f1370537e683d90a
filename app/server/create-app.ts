import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import type { Logger } from "pino";
import { SYSTEM_ACTOR, VISITOR } from "~/access/actor";
import { actorOfUser } from "~/access/actor-of-user.server";
import type { Context } from "~/access/context";
import { demandsSecondFactor } from "~/access/second-factor-demand";
import { answerApi, errorBody, localeAsked } from "~/api/answer-api.server";
import { readSession } from "~/access/session.server";
import { readSessionCookie } from "~/access/session-cookie";
import type { Settings } from "~/env.server";
import type { RequestContext } from "~/http/request-context";
import { plainPage } from "~/http/plain-page";
import { isStorageError } from "~/http/storage-errors";
import { DEFAULT_LOCALE, isLocale } from "~/i18n/locales";
import type { MessageKey } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import { answerHeaders } from "./answer-headers";
import { packedAssets } from "./packed-assets";
import { gaugesOf } from "./health.server";
import { Measurements } from "./measurements";
import { edgeGuards, isForPrograms } from "./edge-guards";
import { localeOf } from "./locale-of";
import { narrowBuild } from "./narrowed-build";
import { pagelessAddresses } from "./pageless-addresses";
import { unchangedLists } from "./unchanged-lists";

export interface AppParts {
  settings: Settings;
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "production" | "development";
  /** The context of the system; each request gets it with its own actor. */
  base: Omit<Context, "actor" | "locale" | "requestId">;
  log: Logger;
  /** Serves source files in development, where the built ones are not there. */
  files?: RequestHandler;
}

/** An address as the log may keep it: one-time links, calendar tokens and tickets are not written down. */
export function withoutTokens(path: string): string {
  return path
    .slice(0, 400)
    .replace(/[A-Za-z0-9_-]{43}/g, ":token")
    .replace(/(\/tickets\/)[^/.]+/g, "$1:ticket")
    .slice(0, 200);
}

/** Asked on the machine itself and not through a proxy on it, which adds a word of where the request came from. */
function isOfThisMachine({ headers, socket }: Request): boolean {
  const forwarded = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via", "x-real-ip"];
  return (
    /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(socket.remoteAddress ?? "") &&
    !forwarded.some((name) => headers[name] !== undefined)
  );
}

/** Compared by their hashes: the time it takes says nothing about the token. */
function showsToken({ headers }: Request, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(headers.authorization ?? ""), hash(`Bearer ${token}`));
}

/** The HTTP server: guards first, then files, then pages. */
export function createApp({ settings, build, mode, base, log, files }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("trust proxy", settings.trustedProxies);
  const ownHost = new URL(settings.origin).host;

  const buildFor = typeof build === "object" ? narrowBuild(build) : null;
  const isPageless = buildFor ? pagelessAddresses(buildFor) : () => false;

  const measurements = new Measurements();
  app.use((request, response, next) => {
    // Looked at before these words are taken away: whoever comes through a proxy is not on this machine.
    response.locals.local = isOfThisMachine(request);
    response.locals.nonce = randomBytes(16).toString("base64");
    response.locals.requestId = randomUUID();
    response.locals.address = request.ip ?? "";
    // Addresses come from the settings alone: what a caller says about host and protocol is never read.
    for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-for", "forwarded"])
      delete request.headers[name];
    request.headers.host = ownHost;
    response.setHeader("X-Request-Id", response.locals.requestId);
    const started = performance.now();
    response.on("finish", () => {
      measurements.observe(request.path, response.statusCode, (performance.now() - started) / 1000);
      log.info({
        requestId: response.locals.requestId,
        method: request.method,
        path: withoutTokens(request.path),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        user: response.locals.userId ?? null,
      });
    });
    next();
  });
  app.use(answerHeaders(settings.origin));
  app.use(edgeGuards(settings.origin, refuse));
  app.use(compression());
  if (files) app.use(files);
  if (mode === "production") {
    app.use(
      "/assets",
      packedAssets("build/client/assets"),
      express.static("build/client/assets", { immutable: true, maxAge: "1y", fallthrough: true, redirect: false }),
    );
    // No page has a dot in its last part but `.data`: for pages the disk is not asked.
    const publicFiles = express.static("build/client", { maxAge: "1h", index: false, redirect: false });
    app.use((request, response, next) =>
      /\.(?!data$)[a-z0-9]+$/.test(request.path) ? publicFiles(request, response, next) : next(),
    );
  }
  app.use("/assets", (request, response) => refuse(request, response, 404, "error.notFound"));

  app.get("/healthz", (_request, response) => {
    try {
      base.db.$client.prepare("SELECT 1").get();
      response.json({ status: "ok" });
    } catch {
      response.status(503).json({ status: "database unavailable" });
    }
  });

  const answerProgram = answerApi(base);
  app.use("/api", (request, response, next) => {
    answerProgram(request, response).catch(next);
  });

  app.get("/metrics", (request, response) => {
    const allowed = settings.metricsToken ? showsToken(request, settings.metricsToken) : response.locals.local === true;
    if (!allowed) return refuse(request, response, 404, "error.notFound");
    const context = { ...base, actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE, requestId: "metrics" };
    response.setHeader("Cache-Control", "no-store");
    response.type("text/plain; version=0.0.4").send(measurements.text(gaugesOf(context, settings)));
  });

  app.use((request, response, next) => {
    response.locals.context = requestContext(request, response);
    next();
  });
  if (typeof build === "object") app.use(unchangedLists(build));
  const handlers = new Map<unknown, RequestHandler>();
  app.all("*", (request, response, next) => {
    const part = buildFor ? buildFor(request.path) : build;
    let handler = handlers.get(part);
    if (!handler) {
      const getLoadContext = (_request: Request, { locals }: Response) => ({
        request: locals.context as RequestContext,
      });
      handler = createRequestHandler({ build: part, mode, getLoadContext });
      handlers.set(part, handler);
    }
    return handler(request, response, next);
  });

  app.use((error: unknown, request: Request, response: Response, _next: express.NextFunction) => {
    const storage = isStorageError(error);
    log.error({ requestId: response.locals.requestId, error: error instanceof Error ? error.stack : String(error) });
    if (response.headersSent) return response.end();
    if (storage) return refuse(request, response, 503, "error.notSaved");
    const badRequest = error instanceof URIError || (error as { status?: number }).status === 400;
    refuse(request, response, badRequest ? 400 : 500, badRequest ? "error.badRequest" : "error.unexpected", {
      requestId: response.locals.requestId as string,
    });
  });

  function requestContext(request: Request, response: Response): RequestContext {
    const now = base.now();
    const token = readSessionCookie(request.headers.cookie, settings.origin);
    const found = token ? readSession(base.db, token, now) : null;
    // However the session came about: who needs a second factor and has none reaches nothing but the sign-in.
    const isLacking = found !== null && !found.hasSecondFactor && demandsSecondFactor(found.user.role);
    const session = isLacking && base.secondFactorWaived !== true ? null : found;
    response.locals.userId = session?.user.id;
    const lookedAt =
      session && session.lookAsUserId !== null && !session.lookIsOver
        ? actorOfUser(base.db, session.lookAsUserId)
        : null;
    const preferred = localeOf(request);
    const locale = preferred ?? (session && isLocale(session.user.locale) ? session.user.locale : DEFAULT_LOCALE);
    return {
      ...base,
      actor: lookedAt?.actor ?? session?.actor ?? VISITOR,
      lookedAtBy: lookedAt && session ? session.actor : null,
      lookIsOver: session !== null && session.lookAsUserId !== null && lookedAt === null,
      locale,
      requestId: response.locals.requestId as string,
      nonce: response.locals.nonce as string,
      address: response.locals.address as string,
      userAgent: (request.headers["user-agent"] ?? "").slice(0, 200),
      sessionIdHash: session?.sessionIdHash ?? null,
      demo: settings.demo,
      pageless: request.method === "POST" && isPageless(request.path),
      mailConfigured: settings.smtpUrl !== null,
      settings,
    };
  }

  /** A refusal before any page was reached: one plain page without scripts. */
  function refuse(
    request: Request,
    response: Response,
    status: number,
    key: string,
    params: Record<string, string> = {},
  ): void {
    const ofPrograms = isForPrograms(request.originalUrl.split("?", 1)[0]!);
    const t = translateFor((ofPrograms ? localeAsked(request) : localeOf(request)) ?? DEFAULT_LOCALE);
    response.status(status);
    response.setHeader("Cache-Control", "no-store");
    if (request.method !== "GET" && request.method !== "HEAD") response.setHeader("Connection", "close");
    if (ofPrograms) {
      response.json(errorBody(t(key as MessageKey, params), key as MessageKey, params));
      return;
    }
    if (!(request.headers.accept ?? "").includes("text/html")) {
      response.json({ error: { key, message: t(key as MessageKey, params) } });
      return;
    }
    const sentence = t(key as MessageKey, params);
    response.type("html").send(plainPage(t, localeOf(request) ?? DEFAULT_LOCALE, sentence));
  }

  return app;
}
