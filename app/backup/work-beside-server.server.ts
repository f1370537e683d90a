import { Worker } from "node:worker_threads";
import { Refusal } from "~/http/errors";
import { workerSource } from "~/jobs/worker-source.server";
import type { BackupMessage, BackupWork } from "./backup-work";
import type { BackupManifest } from "./manifest";

/** Takes, rehearses or puts back a backup in a thread of its own, while the server answers. */
export function workBesideServer(
  work: BackupWork,
  step: (name: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<BackupManifest | null> {
  const worker = new Worker(workerSource("app/backup/backup.worker.ts"), {
    eval: true,
    execArgv: [],
    env: process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {},
    workerData: work,
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  return new Promise<BackupManifest | null>((resolve, reject) => {
    worker.on("message", (message: BackupMessage) => {
      if ("step" in message) step(message.step);
      else if ("done" in message) resolve(message.done);
      else reject(new Refusal(message.refused.kind, message.refused.key, message.refused.params));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the work on a backup stopped with code ${code}`)));
  }).finally(() => {
    signal?.removeEventListener("abort", stop);
    stop();
  });
}
