import { spawn } from "node:child_process";

const LINES_KEPT = 20;
const LINE_LENGTH = 300;
const LONGEST_MS = 3_600_000;

export interface OffSiteResult {
  at: number;
  /** Exit code; null when the command could not be run or took too long. */
  code: number | null;
  /** The last lines of what it said. */
  lines: string[];
}

/**
 * Runs the operator's command with the path of a backup as its only argument, without a shell. It is given the environment but
 * for our own settings, among which are passwords.
 */
export function carryOffSite(
  command: string,
  backup: string,
  now: () => number,
  longestMs = LONGEST_MS,
): Promise<OffSiteResult> {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (name.startsWith("WEFT_")) delete env[name];
  let said = "";
  const keep = (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-2 * LINES_KEPT * LINE_LENGTH));
  const lines = () =>
    said
      .replace(/[^\P{Cc}\n]/gu, " ")
      .split("\n")
      .map((line) => line.trim().slice(0, LINE_LENGTH))
      .filter((line) => line !== "")
      .slice(-LINES_KEPT);
  return new Promise((resolve) => {
    const child = spawn(command, [backup], { env, stdio: ["ignore", "pipe", "pipe"], timeout: longestMs });
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      keep(Buffer.from(`\n${error.message}\n`));
      resolve({ at: now(), code: null, lines: lines() });
    });
    child.on("close", (code) => resolve({ at: now(), code, lines: lines() }));
  });
}
