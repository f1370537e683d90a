import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { RequestHandler } from "express";

const PACKED = ".br";

/** Gives out the files of the browser as the build packed them, where the browser takes them so. */
export function packedAssets(folder: string): RequestHandler {
  const packed = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(PACKED)) : []);
  return (request, response, next) => {
    const name = `${request.path.slice(1)}${PACKED}`;
    if (!packed.has(name)) return next();
    response.vary("Accept-Encoding");
    if (request.acceptsEncodings("br", "identity") !== "br") return next();
    response.setHeader("Content-Encoding", "br");
    response.type(path.extname(request.path));
    request.url = `/${name}`;
    next();
  };
}
