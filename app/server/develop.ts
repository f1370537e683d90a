import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import type * as RunProduct from "./run-product.server";

/** Development: pages are compiled as they are asked for. Files are served on loopback only. */
const vite = await createServer({ server: { middlewareMode: true, host: "127.0.0.1" }, appType: "custom" });
const { runProduct } = (await vite.ssrLoadModule("/app/server/run-product.server.ts")) as typeof RunProduct;
await runProduct(
  () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
  "development",
  vite.middlewares,
);
