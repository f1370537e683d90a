import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { cellOf } from "../stored-cell";
import type { WorkerInput, WorkerMessage } from "./read-table.worker";
import type { TableReading } from "./table";
import type { ReadTableOptions } from "./table-file";
import type { TableKey } from "./table-keys";
import { TABLE_LIMITS } from "./table-limits";

const WORKER = "app/transfer/tables/read-table.worker.ts";
const MEMORY_MEGABYTES = 256;
const MILLISECONDS = 8000;
const AT_ONCE = 2;
const MAXIMUM_WAITING = 20;

export interface WorkerOptions extends ReadTableOptions {
  milliseconds?: number;
  memoryMegabytes?: number;
}

let running = 0;
const waiting: (() => void)[] = [];

/** Reads a file of a stranger where it can neither stop nor exhaust the server. Never rejects. */
export async function readTableInWorker(
  bytes: Uint8Array,
  fileName: string,
  options: WorkerOptions = {},
): Promise<TableReading> {
  const limits = options.limits ?? TABLE_LIMITS;
  if (bytes.length === 0) return refused("table.emptyFile");
  if (bytes.length > limits.fileBytes) {
    return refused("table.fileTooLarge", { megabytes: Math.floor(limits.fileBytes / 1024 / 1024) });
  }
  if (running >= AT_ONCE) {
    if (waiting.length >= MAXIMUM_WAITING) return refused("table.readerBusy");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await readOnce(bytes, fileName, options);
  } catch {
    return refused("table.readerStopped");
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function readOnce(bytes: Uint8Array, fileName: string, options: WorkerOptions): Promise<TableReading> {
  const { milliseconds = MILLISECONDS, memoryMegabytes = MEMORY_MEGABYTES, ...readOptions } = options;
  const script = await workerCode();
  // A Buffer may be a view of a pool that others use; only bytes of our own can be transferred.
  const own = new Uint8Array(bytes);
  const input: WorkerInput = { bytes: own, fileName, options: readOptions };
  const worker = new Worker(script, {
    eval: true,
    execArgv: [],
    env: process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {},
    workerData: input,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  return new Promise<TableReading>((resolve) => {
    let reading: TableReading | undefined;
    const end = (result: TableReading) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end(refused("table.tooSlow", { seconds: milliseconds / 1000 })), milliseconds);
    worker.on("message", (message: WorkerMessage) => {
      if ("reading" in message) {
        reading = message.reading;
        if (reading.ok) worker.postMessage("next");
        else end(reading);
        return;
      }
      if (!reading?.ok) return end(refused("table.readerStopped"));
      for (const row of message.rows) reading.file.sheet.rows.push(row.map(cellOf));
      if (message.last) end(reading);
      else setImmediate(() => worker.postMessage("next"));
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      end(refused(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "table.tooMuchMemory" : "table.readerStopped"));
    });
    worker.on("exit", () => end(refused("table.readerStopped")));
  });
}

function refused(key: TableKey, params: Record<string, string | number> = {}): TableReading {
  return { ok: false, problem: { row: 0, column: 0, key, params } };
}

let code: Promise<string> | undefined;

/**
 * The worker and all that it imports as one script, put together at the first file and kept: a worker that compiles its sources
 * itself needs a second of processor time for every file. Node 20 refuses a .ts file as the start of a worker anyway. The bundle of
 * the server does not know where its sources lie: they lie at or above the folder the server was started in.
 */
function workerCode(): Promise<string> {
  return (code ??= bundle(workerFile()).catch((error: unknown) => {
    code = undefined;
    throw error;
  }));
}

function workerFile(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, WORKER);
    if (existsSync(file) && existsSync(join(folder, "package.json"))) return file;
    if (folder === dirname(folder)) throw new Error(`${WORKER} not found above ${process.cwd()}`);
  }
}

/** With the compiler that tsx brings along. */
async function bundle(file: string): Promise<string> {
  const tsx = createRequire(file).resolve("tsx/package.json");
  const esbuild = createRequire(tsx)("esbuild") as Compiler;
  const { outputFiles } = await esbuild.build({
    entryPoints: [file],
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "silent",
  });
  await esbuild.stop();
  return outputFiles[0]!.text;
}

interface Compiler {
  build(options: Record<string, unknown>): Promise<{ outputFiles: { text: string }[] }>;
  stop(): Promise<void>;
}
