import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The server bundle starts at our own Express server, so that verbs, jobs and pages share one copy of every module. */
function ownServerEntry(): Plugin {
  return {
    name: "weft-server-entry",
    enforce: "post",
    config: (_config, env) =>
      env.isSsrBuild ? { build: { rollupOptions: { input: path("./app/server/main.ts") } } } : undefined,
  };
}

interface RouteEntry {
  imports: string[];
  [property: string]: unknown;
}

/**
 * The table of all routes that every first page loads, without what each row repeats: names of shared modules become
 * places in one list, and what is false goes unsaid.
 */
function leanRouteTable(script: string): string {
  const assignment = "window.__remixManifest=";
  if (!script.startsWith(assignment)) throw new Error("The route table of the build no longer begins as expected");
  const table = JSON.parse(script.slice(assignment.length).replace(/;\s*$/, "")) as {
    routes: Record<string, RouteEntry>;
  };
  const modules = [...new Set(Object.values(table.routes).flatMap(({ imports }) => imports))];
  const places = new Map(modules.map((module, place) => [module, place]));
  const routes = Object.entries(table.routes).map(([id, route]) => {
    const said = Object.entries(route).filter(([, value]) => value !== false);
    return [id, { ...Object.fromEntries(said), imports: route.imports.map((module) => places.get(module)) }];
  });
  const lean = JSON.stringify({ ...table, routes: Object.fromEntries(routes) as unknown });
  return (
    `{const m=${JSON.stringify(modules)},t=${lean};` +
    `for(const r of Object.values(t.routes))r.imports=r.imports.map(i=>m[i]);${assignment}t}`
  );
}

/** Packs the files of the browser once, as small as they get, instead of on every request. */
function packedAssets(): Plugin {
  const folder = path("./build/client/assets/");
  let isLastBuild = false;
  return {
    name: "weft-packed-assets",
    apply: "build",
    configResolved: (config) => void (isLastBuild = Boolean(config.build.ssr)),
    closeBundle: () => {
      if (!isLastBuild) return;
      for (const name of readdirSync(folder).filter((file) => /^manifest-.*\.js$/.test(file))) {
        writeFileSync(`${folder}${name}`, leanRouteTable(readFileSync(`${folder}${name}`, "utf8")));
      }
      for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
        writeFileSync(`${folder}${name}.br`, brotliCompressSync(readFileSync(`${folder}${name}`)));
      }
    },
  };
}

/** A browser checks forms and describes none: without zod's JSON schemas a page with a form loads less. */
function leanFormChecks(): Plugin {
  return {
    name: "weft-lean-form-checks",
    apply: "build",
    transform: (code, id, options) => {
      if (options?.ssr || !/zod\/v4\/classic\/schemas\.js$/.test(id)) return null;
      const lean = code
        .replace(/^\s*inst\._zod\.processJSONSchema = .*;$/gm, "")
        .replace(/create(?:Standard|To)JSONSchemaMethod\([^()]*\)/g, "undefined");
      return { code: lean, map: null };
    },
  };
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), ownServerEntry(), leanFormChecks(), packedAssets()],
  resolve: { alias: { "~": path("./app"), "~db": path("./db") } },
  build: { target: "es2022", sourcemap: false, minify: "terser" },
  ssr: { noExternal: ["lucide-react"] },
});
