import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import pino from "pino";
import type { Context } from "~/access/context";
import { createApp } from "~/server/create-app";
import { readSettings } from "~/env.server";

export interface ProgramAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  json: any;
}

export interface ProgramQuestion {
  method?: string;
  path: string;
  token?: string | null;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The HTTP server of the product without its pages, and a program that asks it. */
export async function serveForPrograms(context: Context) {
  const { db, now, origin, auditKey } = context;
  const settings = { ...readSettings({}), origin };
  const app = createApp({
    settings,
    build: { routes: {}, assets: { routes: {} } } as unknown as ServerBuild,
    mode: "production",
    base: { db, now, origin, auditKey },
    log: pino({ level: "silent" }),
  });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let keys = 0;

  const ask = ({ method = "GET", path, token, key, body, headers = {} }: ProgramQuestion): Promise<ProgramAnswer> =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? null : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
      keys += 1;
      const sent = request(
        {
          host: "127.0.0.1",
          port,
          method,
          path,
          headers: {
            ...(token ? { Authorization: `Bearer ${token}` } : {}),
            ...(method === "GET" ? {} : { "Idempotency-Key": key ?? `test-key-${keys}` }),
            ...(bytes ? { "Content-Type": "application/json", "Content-Length": String(bytes.length) } : {}),
            ...headers,
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => {
            const text = Buffer.concat(parts).toString("utf8");
            const isJson = (answer.headers["content-type"] ?? "").startsWith("application/json");
            const json: unknown = isJson && text !== "" ? JSON.parse(text) : null;
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json });
          });
        },
      );
      sent.on("error", reject);
      sent.end(bytes ?? undefined);
    });

  return { ask, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
