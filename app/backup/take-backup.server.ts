import { statfsSync } from "node:fs";
import path from "node:path";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { Refusal } from "~/http/errors";
import { asRefusal } from "~/http/storage-errors";
import { dataFolderPaths } from "~/server/data-folder.server";
import type { Database } from "~db/client.server";
import { transact } from "~db/transact";
import { filesUnder } from "./backup-files.server";
import { type BackupProblem, type BackupRecord, type BackupTrigger } from "./backup-record";
import {
  bytesOf,
  prepareBackupFolder,
  readBackupRecords,
  removeBackup,
  removeLeftovers,
  unusedRecord,
  writeBackupRecord,
} from "./backup-records.server";
import { backupSettingsOf } from "./backup-settings.server";
import { backupsToRemove } from "./backup-keeping";
import { carryOffSite } from "./carry-off-site.server";
import { workBesideServer } from "./work-beside-server.server";

export interface BackupPlace {
  dataFolder: string;
  backupFolder: string;
  backupCommand: string | null;
}

type Progress = (done: number, total: number) => void;

/** How far a backup is at each step, in hundredths; the copy moves between its first two by the bytes that are written. */
const STEPS: Record<string, number> = { copy: 0, files: 50, check: 55, hash: 80, verify: 90, done: 95 };
const LOOK_EVERY_MS = 250;
const DISK_FULL = /ENOSPC|SQLITE_FULL/;

/** Why it went wrong, in words that the page can say. */
export function problemOf(error: unknown): BackupProblem {
  const text = `${(error as { code?: string }).code ?? ""} ${error instanceof Error ? error.message : String(error)}`;
  if (DISK_FULL.test(text)) return { key: "backup.noSpace", params: {} };
  const refusal = asRefusal(error);
  if (refusal && refusal.key !== "error.notSaved") return { key: refusal.key, params: refusal.params };
  return { key: "backup.wentWrong", params: { detail: text.trim().slice(0, 200) } };
}

/** A backup needs room for a copy of everything; one that begins without it fails after a long while. */
export function refuseWithoutRoom({ dataFolder, backupFolder }: BackupPlace): void {
  prepareBackupFolder(backupFolder);
  const { bavail, bsize } = statfsSync(backupFolder);
  const { databaseFile } = dataFolderPaths(dataFolder);
  if (bavail * bsize < bytesOf(databaseFile) + bytesOf(`${databaseFile}-wal`))
    throw new Refusal("not_saved", "backup.noSpace");
}

/**
 * Takes a backup, reads it again, carries it off the machine where the operator said how, and removes those that need not be kept.
 * Whatever comes of it is written beside the backup.
 * @throws what went wrong, after it was noted
 */
export async function takeBackup(
  context: Context,
  place: BackupPlace,
  trigger: BackupTrigger,
  progress: Progress = () => undefined,
  signal?: AbortSignal,
): Promise<BackupRecord> {
  authorize(context, "backup.manage");
  const { dataFolder, backupFolder, backupCommand } = place;
  const record = unusedRecord(backupFolder, trigger, context.now());
  const target = path.join(backupFolder, record.name);
  const { databaseFile } = dataFolderPaths(dataFolder);
  const whole = Math.max(1, bytesOf(databaseFile));
  let step = "copy";
  const look = setInterval(() => {
    if (step !== "copy") return;
    const copied = bytesOf(path.join(`${target}.partial`, path.basename(databaseFile)));
    progress(Math.min(STEPS.files!, Math.round((copied / whole) * STEPS.files!)), 100);
  }, LOOK_EVERY_MS);
  try {
    refuseWithoutRoom(place);
    removeLeftovers(backupFolder);
    const work = { kind: "take", dataFolder, target } as const;
    const manifest = await workBesideServer(
      work,
      (name) => {
        step = name;
        progress(STEPS[name] ?? 0, 100);
      },
      signal,
    );
    record.state = "sound";
    record.bytes = Object.values(manifest!.files).reduce((sum, { bytes }) => sum + bytes, 0);
  } catch (error) {
    record.problem = problemOf(error);
    if (signal?.aborted) throw error;
    noteIfPossible(backupFolder, record, context);
    throw error;
  } finally {
    clearInterval(look);
  }
  record.milliseconds = context.now() - record.at;
  writeBackupRecord(backupFolder, record);
  if (backupCommand) {
    progress(STEPS.done!, 100);
    record.offSite = await carryOffSite(backupCommand, target, context.now);
    writeBackupRecord(backupFolder, record);
  }
  const removed = removeWhatNeedNotBeKept(context.db, backupFolder, context.now());
  transact(context, () => {
    const { name, bytes, offSite } = record;
    const after = { backup: name, trigger, bytes, ...(offSite ? { offSite: offSite.code } : {}), removed };
    recordAudit(context, { action: "backup.take", subjectKind: "backup", subjectId: null, after });
  });
  progress(100, 100);
  return record;
}

/** On a disk without room the note of the failure may find none either; the error itself is told in any case. */
function noteIfPossible(backupFolder: string, record: BackupRecord, context: Context): void {
  record.milliseconds = context.now() - record.at;
  try {
    writeBackupRecord(backupFolder, record);
  } catch {
    // The job that asked says what went wrong.
  }
}

function removeWhatNeedNotBeKept(db: Database, backupFolder: string, now: number): string[] {
  const names = backupsToRemove(readBackupRecords(backupFolder), backupSettingsOf(db), now);
  for (const name of names) removeBackup(backupFolder, name);
  return names;
}

/** Whether any file of a backup is there; a record alone may be left after somebody removed the folder by hand. */
export function isThere(backupFolder: string, name: string): boolean {
  return filesUnder(path.join(backupFolder, name)).length > 0;
}
