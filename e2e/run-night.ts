import { spawn } from "node:child_process";

/**
 * The tests that have a long version, at the length there is time for at night; ends with a table of what was reached, as it stands in
 * the README. `npm run test:night -- fuzzed audit` runs those whose file's name has one of the words.
 */
const TESTS = [
  "app/access/audit-tampering.test.ts",
  "app/modules/events/never-oversold-in-layers.test.ts",
  "app/modules/events/never-oversold-to-invited.test.ts",
  "app/modules/events/never-oversold.test.ts",
  "app/transfer/tables/read-hostile-tables.test.ts",
  "e2e/server/access-matrix.test.ts",
  "e2e/server/durability.test.ts",
  "e2e/server/forged-requests.test.ts",
  "e2e/server/fuzzed-requests.test.ts",
  "e2e/server/host-names.test.ts",
  "e2e/server/injected-statements.test.ts",
  "e2e/server/last-seats.test.ts",
  "e2e/server/migration-kills.test.ts",
  "e2e/server/planted-fields.test.ts",
  "e2e/server/redirects.test.ts",
  "e2e/server/same-answers.test.ts",
  "e2e/server/sign-in-flood.test.ts",
];
const JOURNEYS = ["stored-scripts.spec.ts", "every-page.spec.ts"];

const words = process.argv.slice(2);
const asked = (file: string) => words.length === 0 || words.some((word) => file.includes(word));

interface Run {
  code: number;
  said: string;
}

function run(parts: readonly string[]): Promise<Run> {
  const child = spawn("npx", parts, {
    stdio: ["inherit", "pipe", "inherit"],
    env: { ...process.env, WEFT_NIGHT: process.env.WEFT_NIGHT ?? "yes" },
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    process.stdout.write(chunk);
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code: code ?? 1, said })));
}

const started = performance.now();
const runs: Run[] = [];
const tests = TESTS.filter(asked);
if (tests.length > 0) runs.push(await run(["vitest", "run", ...tests]));
const journeys = JOURNEYS.filter(asked);
if (journeys.length > 0)
  runs.push(await run(["playwright", "test", "--config", "e2e/playwright.config.ts", "--workers=1", ...journeys]));

const rows = runs.flatMap(({ said }) =>
  [...said.matchAll(/FIGURE (.+?) \| (.+?) \| (.+)/g)].map((found) => found.slice(1).map((text) => text.trim())),
);
const minutes = Math.round((performance.now() - started) / 60_000);
const table = [["what was tried", "times", "what came of it"], ["---", "---:", "---"], ...rows];
process.stdout.write(`\n${table.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n\n${minutes} minutes\n`);
const failed = runs.length === 0 ? 1 : Math.max(...runs.map(({ code }) => code));
process.exit(failed);
