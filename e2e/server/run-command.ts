import { spawn } from "node:child_process";
import { PROJECT_FOLDER } from "./build-product";

export interface CommandEnd {
  code: number | null;
  /** What was printed as JSON; null when nothing was. */
  output: unknown;
  progress: string;
}

/** Runs the command line as an operator does, on a data folder. */
export function runCommand(
  folder: string,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<CommandEnd> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/commands/weft.ts", ...words], {
    cwd: PROJECT_FOLDER,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", WEFT_DATA: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (texts.stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (texts.stderr += chunk.toString("utf8")));
  return new Promise((resolve) =>
    child.once("close", (code) =>
      resolve({ code, output: texts.stdout === "" ? null : JSON.parse(texts.stdout), progress: texts.stderr }),
    ),
  );
}
