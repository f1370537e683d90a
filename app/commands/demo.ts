import { spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { isEmptyFolder } from "~/backup/backup-files.server";
import { conflict } from "~/http/errors";
import { openDataFolder } from "~/server/data-folder.server";
import { dayOfInstant } from "~/values/business-day";
import { seedWorld, type DemoLogin } from "~db/seed/seed-world.server";
import { DEFAULT_WORLD, WORLDS, type World } from "~db/seed/world-plan";
import { oneOf, optional, type Command, type CommandInput } from "./command";

const SERVER_ENTRY = path.join("build", "server", "index.js");
const FIRST_PORT = 3000;

/** Kept beside the data of a demo; its presence says that the world is whole. */
interface DemoNote {
  world: World;
  day: string;
  logins: DemoLogin[];
}

export const demo: Command = {
  usage: `demo [--world ${WORLDS.join("|")}] [--seed-only] [--day YYYY-MM-DD]`,
  does: "fills a data folder with a demo world and serves it",
  options: { world: { type: "string" }, "seed-only": { type: "boolean" }, day: { type: "string" } },
  words: 0,
  run: async (input) => {
    const world = oneOf(input, "world", WORLDS, DEFAULT_WORLD);
    const folder = path.resolve(process.env.WEFT_DATA || path.join("data", `demo-${world}`));
    const seedOnly = input.options["seed-only"] === true;
    if (!seedOnly && !existsSync(SERVER_ENTRY)) throw conflict("command.notBuilt");
    const port = process.env.WEFT_PORT ? Number(process.env.WEFT_PORT) : await nextFreePort(FIRST_PORT);
    const origin = process.env.WEFT_ORIGIN ?? `http://localhost:${port}`;
    const note = readNote(folder, world) ?? (await seed(input, folder, world, origin));
    printLogins(note.logins);
    if (seedOnly) return { folder, ...note };
    await serve(folder, port, origin);
    return undefined;
  },
};

function noteFile(folder: string): string {
  return path.join(folder, "demo.json");
}

/** The note of a folder that was seeded before; null for an empty folder. */
function readNote(folder: string, world: World): DemoNote | null {
  if (isEmptyFolder(folder)) return null;
  if (!existsSync(noteFile(folder))) throw conflict("command.otherData", { folder, world });
  const note = JSON.parse(readFileSync(noteFile(folder), "utf8")) as DemoNote;
  if (note.world !== world) throw conflict("command.otherData", { folder, world });
  return note;
}

/** Seeds beside the folder and moves it there when it is whole: an interrupted seed is simply begun again. */
async function seed(input: CommandInput, folder: string, world: World, origin: string): Promise<DemoNote> {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const day = optional(input, "day") ?? dayOfInstant(Date.now());
  input.progress.step(`demo ${world}`);
  const data = openDataFolder(partial);
  try {
    const logins = await seedWorld(data, world, {
      today: day,
      origin,
      progress: (done, total) => input.progress.at(done, total),
    });
    const note: DemoNote = { world, day, logins };
    writeFileSync(noteFile(partial), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
    return note;
  } finally {
    data.db.$client.close();
    if (existsSync(noteFile(partial))) {
      if (existsSync(folder)) rmdirSync(folder);
      renameSync(partial, folder);
    }
  }
}

/** Columns as wide as a terminal shows them: a Chinese character takes two places. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
}

function printLogins(logins: readonly DemoLogin[]): void {
  const rows = [
    ["role", "name", "email", "password"],
    ...logins.map(({ role, name, email, password }) => [role, name, email, password]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const line = (row: string[]) =>
    row
      .map((text, column) => text + " ".repeat(widths[column]! - widthOf(text)))
      .join("  ")
      .trimEnd();
  process.stderr.write(`\n${rows.map(line).join("\n")}\n\n`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1) if (await isFree(port)) return port;
  return from;
}

/** Serves the built product as a process of its own until it ends. */
function serve(folder: string, port: number, origin: string): Promise<void> {
  const child = spawn(process.execPath, [SERVER_ENTRY], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      WEFT_DATA: folder,
      WEFT_PORT: String(port),
      WEFT_ORIGIN: origin,
      WEFT_DEMO: "yes",
      WEFT_SECOND_FACTOR: "waived",
    },
  });
  child.stdout.on("data", (chunk: Buffer) => {
    const text = chunk.toString("utf8");
    if (text.includes('"listening"')) process.stderr.write(`  ➜  ${origin}\n\n`);
    for (const line of text.split("\n")) if (/"level":(?:50|60|"error")/.test(line)) process.stderr.write(`${line}\n`);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("exit", (code) => {
      if (code) process.exitCode = code;
      resolve();
    });
  });
}
