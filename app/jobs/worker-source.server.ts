import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * JavaScript that starts a TypeScript file of ours in a worker thread, for `new Worker(source, { eval: true })`.
 * Node 20 refuses a .ts file as the start of a worker even with `--import tsx`, so a line of JavaScript registers tsx first.
 * The bundle does not know where its sources lie: they lie at or above the folder the server was started in.
 * @param file from the root of the project, such as `app/modules/reports/write-report-docx.worker.ts`
 */
export function workerSource(file: string): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const start = join(folder, file);
    if (existsSync(start) && existsSync(join(folder, "package.json"))) {
      // Its CommonJS twin, which require.resolve would find, looks for its own parts in the wrong folder.
      const tsx = join(dirname(createRequire(start).resolve("tsx/package.json")), "dist/esm/api/index.mjs");
      const [loader, code] = [tsx, start].map((path) => JSON.stringify(pathToFileURL(path).href));
      const options = JSON.stringify({ tsconfig: join(folder, "tsconfig.json") });
      return `import(${loader}).then(({ register }) => { register(${options}); return import(${code}); })`;
    }
    if (folder === dirname(folder)) throw new Error(`${file} not found above ${process.cwd()}`);
  }
}
