import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { filesUnder, flushToDisk } from "./backup-files.server";
import { readBackupRecords, removeLeftovers, unusedRecord, writeBackupRecord } from "./backup-records.server";
import { restoreBackup, verifyBackup } from "./restore-backup.server";
import {
  readRestoreRequest,
  removeRestoreRequest,
  writeRestoreRequest,
  type RestoreRequest,
} from "./restore-request.server";
import { problemOf } from "./take-backup.server";
import { NOT_BACKED_UP, writeBackup } from "./write-backup.server";

export type RestoreMoment = "safety" | "stage" | "swap" | "moved" | "done";

/**
 * Carries out the restore that was asked for, with the database closed. Killed at any moment, the next start goes on where it was:
 * before the backup lies beside the data whole, the data are as they were; after it, moving its files into place is only finished.
 * A backup that turns out not to be sound is left, the reason noted beside it, and the product starts with the data as they were.
 */
export function carryOutRestore(
  { dataFolder, backupFolder }: { dataFolder: string; backupFolder: string },
  at: (moment: RestoreMoment) => void = () => undefined,
): RestoreRequest | null {
  let request = readRestoreRequest(dataFolder);
  if (!request) return null;
  const staging = path.join(dataFolder, "restoring");
  if (request.phase === "asked") {
    try {
      request = stage(request, dataFolder, backupFolder, staging, at);
    } catch (error) {
      noteFailure(request, backupFolder, error);
      for (const folder of [staging, `${staging}.partial`]) rmSync(folder, { recursive: true, force: true });
      removeRestoreRequest(dataFolder);
      return null;
    }
  }
  if (request.phase === "staged") {
    at("swap");
    swap(request, dataFolder, staging, at);
    request = { ...request, phase: "swapped" };
    writeRestoreRequest(dataFolder, request);
  }
  at("done");
  return request;
}

function stage(
  request: RestoreRequest,
  dataFolder: string,
  backupFolder: string,
  staging: string,
  at: (moment: RestoreMoment) => void,
): RestoreRequest {
  at("safety");
  removeLeftovers(backupFolder);
  const record = unusedRecord(backupFolder, "before-restore", Date.now());
  const target = path.join(backupFolder, record.name);
  writeBackup({ dataFolder, target, now: () => record.at });
  const bytes = Object.values(verifyBackup(target).files).reduce((sum, file) => sum + file.bytes, 0);
  writeBackupRecord(backupFolder, { ...record, state: "sound", bytes, milliseconds: Date.now() - record.at });
  at("stage");
  for (const folder of [staging, `${staging}.partial`]) rmSync(folder, { recursive: true, force: true });
  const { files } = restoreBackup({ source: path.join(backupFolder, request.backup), dataFolder: staging });
  const staged = { ...request, phase: "staged", safety: record.name, files: Object.keys(files) } as const;
  writeRestoreRequest(dataFolder, staged);
  return staged;
}

/** Every step may be done again: a file that is no longer staged is already in place. */
function swap(request: RestoreRequest, dataFolder: string, staging: string, at: (moment: RestoreMoment) => void): void {
  const wanted = new Set(request.files);
  // First of all the log of the old database, which must never be read together with the new one.
  for (const file of filesUnder(dataFolder).filter((name) => !NOT_BACKED_UP.test(name) && !wanted.has(name)))
    rmSync(path.join(dataFolder, file), { force: true });
  flushToDisk(dataFolder);
  for (const file of existsSync(staging) ? filesUnder(staging) : []) {
    const target = path.join(dataFolder, file);
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    renameSync(path.join(staging, file), target);
    flushToDisk(path.dirname(target));
    at("moved");
  }
  const missing = request.files.find((file) => !existsSync(path.join(dataFolder, file)));
  if (missing !== undefined) throw new Error(`${missing} is neither in place nor beside it`);
  rmSync(staging, { recursive: true, force: true });
}

function noteFailure(request: RestoreRequest, backupFolder: string, error: unknown): void {
  const record = readBackupRecords(backupFolder).find(({ name }) => name === request.backup);
  if (!record) return;
  const restore = { at: request.at, by: request.by.name, problem: problemOf(error) };
  writeBackupRecord(backupFolder, { ...record, restore });
}
