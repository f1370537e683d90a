import { rmSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "~/http/errors";
import { carryOutRestore } from "./carry-out-restore.server";
import type { BackupMessage, BackupWork } from "./backup-work";
import type { BackupManifest } from "./manifest";
import { restoreBackup, verifyBackup } from "./restore-backup.server";
import { writeBackup } from "./write-backup.server";

const work = workerData as BackupWork;
const say = (message: BackupMessage) => parentPort?.postMessage(message);
const step = (name: string) => say({ step: name });

function carryOut(): BackupManifest | null {
  switch (work.kind) {
    case "take":
      writeBackup({ dataFolder: work.dataFolder, target: work.target, now: () => Date.now() }, step);
      step("verify");
      // Read again from the disk: what was written is not yet what can be read.
      return verifyBackup(work.target);
    case "drill":
      try {
        return restoreBackup({ source: work.source, dataFolder: work.scratch }, step);
      } finally {
        rmSync(work.scratch, { recursive: true, force: true });
      }
    case "restore":
      carryOutRestore(work, step);
      return null;
  }
}

try {
  say({ done: carryOut() });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say({ refused: { kind: error.kind, key: error.key, params: error.params } });
}
