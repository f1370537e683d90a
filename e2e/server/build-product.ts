import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const PROJECT_FOLDER = fileURLToPath(new URL("../..", import.meta.url));
export const SERVER_ENTRY = path.join(PROJECT_FOLDER, "build", "server", "index.js");

const SOURCES = ["app", "db", "public", "package.json", "vite.config.ts", "remix.config.js", "tailwind.config.ts"];
const NOT_BUILT = /\.(test|testing)\.tsx?$|^seed$/;

function newestChange(file: string): number {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(file).filter((name) => !NOT_BUILT.test(name));
  return inside.reduce((newest, name) => Math.max(newest, newestChange(path.join(file, name))), 0);
}

function buildIsFresh(): boolean {
  if (!existsSync(SERVER_ENTRY)) return false;
  const built = statSync(SERVER_ENTRY).mtimeMs;
  return SOURCES.every((source) => newestChange(path.join(PROJECT_FOLDER, source)) <= built);
}

/** Builds the product when a source is newer than the build. Two test runs on one machine take turns. */
export function buildProduct(): void {
  if (buildIsFresh()) return;
  const command = "npm run --silent build -- --logLevel error";
  const lock = path.join(tmpdir(), "weft-build.lock");
  const withLock = spawnSync("flock", ["--version"]).status === 0;
  const [file, parts] = withLock ? ["flock", [lock, "sh", "-c", command]] : ["sh", ["-c", command]];
  // A test runner names its own environment, under which the bundler would take in the development build of React.
  const env = { ...process.env, NODE_ENV: "production" as const };
  const built = spawnSync(file, parts, { cwd: PROJECT_FOLDER, encoding: "utf8", env });
  if (built.status !== 0) throw new Error(`the build failed\n${built.stdout}\n${built.stderr}`);
}
