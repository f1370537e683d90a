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
  id: string;
  module: string;
  imports: string[];
  css?: string[];
  [property: string]: unknown;
}

const [ASSETS, SCRIPT] = ["/assets/", ".js"];

/** The name of a script without what all of them begin and end with. */
function bareName(file: string): string {
  if (!file.startsWith(ASSETS) || !file.endsWith(SCRIPT))
    throw new Error(`A script of the build lies elsewhere: ${file}`);
  return file.slice(ASSETS.length, -SCRIPT.length);
}

/**
 * The table of all routes that every first page loads, without what each row repeats: shared scripts become places in one list, the
 * most used first and in their order, the script of a route is said by what follows the name of its file, and what is false, empty
 * or the key of the row goes unsaid. The script puts all of it back.
 */
function leanRouteTable(script: string): string {
  const assignment = "window.__remixManifest=";
  if (!script.startsWith(assignment)) throw new Error("The route table of the build no longer begins as expected");
  const table = JSON.parse(script.slice(assignment.length).replace(/;\s*$/, "")) as {
    routes: Record<string, RouteEntry>;
  };
  const uses = new Map<string, number>();
  for (const { imports } of Object.values(table.routes))
    for (const file of imports) uses.set(file, (uses.get(file) ?? 0) + 1);
  const shared = [...uses.keys()].sort((a, b) => uses.get(b)! - uses.get(a)!);
  const places = new Map(shared.map((file, place) => [file, place]));
  const routes = Object.entries(table.routes).map(([key, { id, module, imports, css = [], ...rest }]) => {
    if (id !== key) throw new Error(`The route ${id} stands under another name: ${key}`);
    const own = bareName(module);
    const stem = `${key.slice(key.lastIndexOf("/") + 1)}-`;
    const row = {
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== false)),
      ...(css.length > 0 ? { css } : {}),
      ...(own.startsWith(stem) ? { hash: own.slice(stem.length) } : { module: own }),
      imports: imports.map((file) => places.get(file)!).sort((a, b) => a - b),
    };
    return [key, row];
  });
  const lean = JSON.stringify({ ...table, routes: Object.fromEntries(routes) as unknown });
  const file = `n=>"${ASSETS}"+n+"${SCRIPT}"`;
  return (
    `{const f=${file},m=${JSON.stringify(shared.map(bareName))}.map(f),t=${lean};` +
    `for(const[k,r]of Object.entries(t.routes)){r.id=k;r.css??=[];r.imports=r.imports.map(i=>m[i]);` +
    `r.module=f(r.module??k.slice(k.lastIndexOf("/")+1)+"-"+r.hash)}${assignment}t}`
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
