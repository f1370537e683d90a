import { statfsSync } from "node:fs";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { BackupRecord } from "./backup-record";
import { readBackupRecords, readLastDrill } from "./backup-records.server";
import { backupSettingsOf } from "./backup-settings.server";
import { isThere, type BackupPlace } from "./take-backup.server";

export interface BackupView extends BackupRecord {
  /** Its folder holds files; a record may be left after somebody removed them by hand. */
  present: boolean;
}

/** What the page of backups shows. */
export function readBackups(context: Context, { backupFolder, backupCommand, dataFolder }: BackupPlace) {
  authorize(context, "backup.manage");
  const records = readBackupRecords(backupFolder);
  return {
    backups: records.map((record): BackupView => ({ ...record, present: isThere(backupFolder, record.name) })),
    settings: backupSettingsOf(context.db),
    lastDrill: readLastDrill(backupFolder),
    folder: backupFolder,
    command: backupCommand,
    freeBytes: freeBytes(records.length > 0 ? backupFolder : dataFolder),
  };
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
