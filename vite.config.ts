import { fileURLToPath } from "node:url";
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

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), ownServerEntry()],
  resolve: { alias: { "~": path("./app"), "~db": path("./db") } },
  build: { target: "es2022", sourcemap: false },
  ssr: { noExternal: ["lucide-react"] },
});
