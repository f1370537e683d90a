import { Worker } from "node:worker_threads";
import { Refusal } from "~/http/errors";
import { workerSource } from "~/jobs/worker-source.server";
import type { ReportDocument } from "./report-document";

const WORKER = "app/modules/reports/write-report-docx.worker.ts";
const MILLISECONDS = 120_000;
const MEMORY_MEGABYTES = 512;
const MAXIMUM_WAITING = 8;

let running = false;
const waiting: (() => void)[] = [];

/**
 * Writes the Word file beside the server, one at a time: laying out the pages of a year with 500 events takes seconds, in which
 * everybody else would wait.
 * @throws Refusal too_many when many wait already
 */
export async function writeReportDocxInWorker(document: ReportDocument): Promise<Uint8Array> {
  if (running) {
    if (waiting.length >= MAXIMUM_WAITING) throw new Refusal("too_many", "report.refused.busy");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running = true;
  try {
    return await writeOnce(document);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running = false;
  }
}

function writeOnce(document: ReportDocument): Promise<Uint8Array> {
  const worker = new Worker(workerSource(WORKER), {
    eval: true,
    execArgv: [],
    env: process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {},
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the Word file took too long to write")), MILLISECONDS);
    worker.on("message", (bytes: Uint8Array) => resolve(bytes));
    worker.on("error", reject);
    worker.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the writer of the Word file stopped with code ${code}`));
    });
  }).finally(() => void worker.terminate());
}
