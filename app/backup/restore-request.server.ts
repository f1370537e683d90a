import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { flushToDisk } from "./backup-files.server";
import { isBackupName } from "./backup-record";

/**
 * A restore that was asked for. It lies in the data folder and is carried out at the next start, before the database is opened:
 * - `asked`: nothing was changed yet
 * - `staged`: the backup lies beside the data, whole and checked; from here on the only way is forward
 * - `swapped`: its files are in place; the audit entry is still to be written
 */
export interface RestoreRequest {
  phase: "asked" | "staged" | "swapped";
  backup: string;
  at: number;
  by: { userId: number | null; name: string };
  /** The backup of what was there before. */
  safety: string | null;
  /** Every file that belongs to the restored data. */
  files: string[];
}

const FILE = "restore.json";

export function readRestoreRequest(dataFolder: string): RestoreRequest | null {
  const file = path.join(dataFolder, FILE);
  if (!existsSync(file)) return null;
  const request = JSON.parse(readFileSync(file, "utf8")) as RestoreRequest;
  // What is in place already is opened by no name.
  if (request.phase !== "swapped" && !isBackupName(request.backup)) throw new Error(`${file} names no backup`);
  return request;
}

/** Written whole or not at all: what it says decides what the next start does. */
export function writeRestoreRequest(dataFolder: string, request: RestoreRequest): void {
  const file = path.join(dataFolder, FILE);
  writeFileSync(`${file}.partial`, `${JSON.stringify(request)}\n`, { mode: 0o600 });
  flushToDisk(`${file}.partial`);
  renameSync(`${file}.partial`, file);
  flushToDisk(dataFolder);
}

export function removeRestoreRequest(dataFolder: string): void {
  rmSync(path.join(dataFolder, FILE), { force: true });
  flushToDisk(dataFolder);
}
