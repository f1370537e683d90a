import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Settings } from "~/env.server";
import { createApp } from "./create-app";
import type { OpenedData } from "./data-folder.server";

const GRACE_MS = 10_000;

export interface Running {
  address: string;
  /** Takes no new requests, lets the present ones end, then stops jobs and mail and closes the database. */
  stop: () => Promise<void>;
}

/** Parts that run beside the HTTP server and must be stopped with it. */
export type Stoppable = { stop: () => Promise<void> | void };

export interface ServeParts {
  settings: Settings;
  data: OpenedData;
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "production" | "development";
  log: Logger;
  /** Serves source files in development. */
  files?: RequestHandler;
  companions: readonly Stoppable[];
}

/** Connections that wait to be taken; the usual 511 would send the rest of a crowd away to knock again seconds later. */
const WAITING_AT_MOST = 4_096;

export async function serve({ settings, data, build, mode, log, files, companions }: ServeParts): Promise<Running> {
  const { origin, secondFactorWaived } = settings;
  const base = { db: data.db, auditKey: data.auditKey, origin, secondFactorWaived, now: () => Date.now() };
  const app = createApp({ settings, build, mode, base, log, files });
  const server = await new Promise<Server>((resolve, reject) => {
    const listening: Server = app.listen(settings.port, settings.host, WAITING_AT_MOST, () => resolve(listening));
    listening.once("error", reject);
  });
  // While a crowd is served, what its last ones sent is read late: they are not taken for slow senders.
  server.headersTimeout = 60_000;
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 10_000;
  server.maxRequestsPerSocket = 1_000;
  let stopping: Promise<void> | undefined;
  return {
    address: settings.origin,
    stop: () => (stopping ??= stop(server, data, companions)),
  };
}

async function stop(server: Server, data: OpenedData, companions: readonly Stoppable[]): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(impatient);
  for (const companion of companions) await companion.stop();
  data.db.$client.close();
}

/** Stops on the signals of a service manager; a second signal ends at once. */
export function stopOnSignals(running: Running, log: Logger): void {
  let asked = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      log.info({ signal, message: "stopping" });
      void running.stop().then(() => process.exit(0));
    });
  }
}
