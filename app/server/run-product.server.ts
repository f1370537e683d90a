import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { readSettings } from "~/env.server";
import { openDataFolder } from "./data-folder.server";
import { createLog } from "./log";
import { serve, stopOnSignals } from "./serve.server";

/** From settings to a running server, or a clear word on what is wrong and exit 1. */
export async function runProduct(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: "production" | "development",
  files?: RequestHandler,
): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog();
  const data = openDataFolder(settings.dataFolder);
  const running = await serve({ settings, data, build, mode, log, files, companions: [] });
  stopOnSignals(running, log);
  log.info({ message: "listening", address: running.address });
}
