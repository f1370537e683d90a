import { spawn } from "node:child_process";

/** The tests that take long, at the length there is time for at night; ends with a table of what was reached. */
const TESTS = ["e2e/server/durability.test.ts", "e2e/server/migration-kills.test.ts"];

const child = spawn("npx", ["vitest", "run", ...TESTS], {
  stdio: ["inherit", "pipe", "inherit"],
  env: { ...process.env, WEFT_NIGHT: "yes" },
});
let said = "";
child.stdout.on("data", (chunk: Buffer) => {
  said += chunk.toString("utf8");
  process.stdout.write(chunk);
});
child.on("close", (code) => {
  const rows = [...said.matchAll(/FIGURE (.+?) \| (.+?) \| (.+)/g)].map(([, what, times, reached]) => [
    what!,
    times!,
    reached!,
  ]);
  const widths = [0, 1].map((column) => Math.max(5, ...rows.map((row) => row[column]!.length)));
  process.stdout.write("\n");
  for (const [what, times, reached] of [["what", "times", "reached"], ...rows])
    process.stdout.write(`${what!.padEnd(widths[0]!)}  ${times!.padEnd(widths[1]!)}  ${reached}\n`);
  process.exit(code ?? 1);
});
