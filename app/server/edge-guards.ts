import { isUploadAddress } from "~/http/upload-addresses";
import type { Request, RequestHandler, Response } from "express";

export const LONGEST_ADDRESS = 2_048;
const FORM_LIMIT_BYTES = 1024 * 1024;
const UPLOAD_LIMIT_BYTES = 11 * 1024 * 1024;
const READING = new Set(["GET", "HEAD"]);

function bodyLimit(path: string): number {
  return isUploadAddress(path) ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES;
}

export type Refuse = (
  request: Request,
  response: Response,
  status: number,
  key: string,
  params?: Record<string, string>,
) => void;

/**
 * What is refused before any page is asked: addresses that are too long or hold what no page has, the route manifest, methods
 * other than reading and posting, writes of people that do not come from our own pages, and bodies that are too large or of unknown size.
 */
export function edgeGuards(origin: string, refuse: Refuse): RequestHandler {
  return (request, response, next) => {
    const address = request.originalUrl;
    if (address.length > LONGEST_ADDRESS) return refuse(request, response, 414, "error.badRequest");
    if (request.path === "/__manifest") return refuse(request, response, 404, "error.notFound");
    if (!decodable(address) || asksOneLoader(address)) return refuse(request, response, 400, "error.badRequest");
    if (READING.has(request.method)) return next();
    const ofPrograms = isForPrograms(request.path);
    if (request.method !== "POST" && !(ofPrograms && request.method === "PATCH")) {
      response.setHeader("Allow", ofPrograms ? "GET, HEAD, POST, PATCH" : "GET, HEAD, POST");
      return refuse(request, response, 405, "error.method");
    }
    // A program shows a token that no browser sends by itself, and no cookie is looked at there.
    if (!ofPrograms && !isOneClick(request) && !comesFromOurPages(request, origin))
      return refuse(request, response, 403, "error.crossOrigin");
    const length = request.headers["content-length"];
    const size = Number(length);
    if (length === undefined || request.headers["transfer-encoding"] !== undefined || !Number.isSafeInteger(size)) {
      return refuse(request, response, 411, "error.badRequest");
    }
    const limit = bodyLimit(request.path);
    if (size > limit)
      return refuse(request, response, 413, "error.tooLarge", { limit: `${Math.floor(limit / 1024 / 1024)} MB` });
    next();
  };
}

/** What is below `/api` is for programs with a token. */
export function isForPrograms(path: string): boolean {
  return path === "/api" || path.startsWith("/api/");
}

/**
 * Mail programs end mails with one click for who reads them (RFC 8058): they send no cookie, and the seal in the address is all that
 * counts there. Browsers, which always send Origin with a POST of another page, are held to what holds for them.
 */
function isOneClick({ path, headers }: Request): boolean {
  return (
    /^\/public\/unsubscriptions\/[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}$/.test(path) &&
    headers.origin === undefined &&
    headers["sec-fetch-site"] === undefined &&
    headers.cookie === undefined
  );
}

/** Every browser sends Origin with a POST; where it does not, it says that the request is of the same origin. */
function comesFromOurPages(request: Request, origin: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const sent = request.headers.origin;
  return sent === undefined ? site === "same-origin" : sent === origin;
}

/** The transport of before single fetch: still answered by the framework, past its own checks of where a write comes from. */
function asksOneLoader(address: string): boolean {
  const search = address.indexOf("?");
  return search >= 0 && new URLSearchParams(address.slice(search)).has("_data");
}

function decodable(address: string): boolean {
  try {
    const decoded = decodeURIComponent(address.replaceAll("+", " "));
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(decoded);
  } catch {
    return false;
  }
}
