import type { RequestHandler } from "express";
import helmet from "helmet";

/** Where tickets are scanned. A page keeps what it was first loaded with, so links there load it anew. */
const CAMERA_PAGE = /^\/events\/\d+\/door\/scan$/;

/**
 * Headers of every answer. Scripts run only with the nonce of the answer or from our own files; nothing is loaded from
 * another host; nobody may frame us. Over https the browser is told to stay there.
 */
export function answerHeaders(origin: string): RequestHandler {
  const secure = origin.startsWith("https:");
  return (request, response, next) => {
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", `'nonce-${String(response.locals.nonce)}'`],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          ...(secure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: "same-origin" },
      hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: "deny" },
    })(request, response, () => {
      const camera = CAMERA_PAGE.test(request.path) ? "(self)" : "()";
      response.setHeader("Permissions-Policy", `camera=${camera}, geolocation=(), microphone=()`);
      response.setHeader("Cache-Control", "no-store");
      next();
    });
  };
}
