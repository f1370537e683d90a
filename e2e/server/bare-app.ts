import { createServer, type Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type Express } from "express";

/**
 * A product of one action and one page, without anything of ours around it: what a control run attacks.
 * @param lazyPages so many pages more, of which a browser asks for the addresses that it needs
 */
export function bareBuild(act: () => Response, show: () => Response, lazyPages = 0): ServerBuild {
  const route = (id: string, path: string, module: Record<string, unknown>) => ({ id, path, module, parentId: "root" });
  const more = Object.fromEntries(
    Array.from({ length: lazyPages }, (_, n) => [`more${n}`, route(`more${n}`, `more${n}/:id/edit`, { loader: show })]),
  );
  return {
    entry: { module: { default: () => new Response("page"), handleError: () => undefined } },
    routes: {
      root: { id: "root", path: "", module: { default: () => null } },
      act: route("act", "act", { action: act }),
      page: route("page", "page", { action: act, loader: show, default: () => null }),
      ...more,
    },
    assets: {
      entry: { imports: [], module: "" },
      routes: {
        root: { id: "root", path: "", hasLoader: false, hasAction: false, module: "" },
        act: { id: "act", path: "act", parentId: "root", hasLoader: false, hasAction: true, module: "" },
        page: { id: "page", path: "page", parentId: "root", hasLoader: true, hasAction: true, module: "" },
      },
      url: "",
      version: "bare",
    },
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: lazyPages > 0,
    },
    publicPath: "/",
    assetsBuildDirectory: "none",
    isSpaMode: false,
  } as unknown as ServerBuild;
}

export function bareApp(build: ServerBuild): Express {
  const app = express();
  app.all("*", createRequestHandler({ build, mode: "production", getLoadContext: () => ({}) as never }));
  return app;
}

export function listen(app: Express): Promise<{ port: number; server: Server }> {
  return new Promise((resolve) => {
    const server = createServer(app).listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : 0, server });
    });
  });
}
