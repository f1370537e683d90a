import path from "node:path";
import type { Context } from "~/access/context";
import { authorize } from "~/access/authorize.server";
import { recordAudit } from "~/access/record-audit.server";
import type { Upgrade } from "~/server/data-folder.server";
import { transact } from "~db/transact";
import { removeLeftovers, unusedRecord, writeBackupRecord } from "./backup-records.server";
import { verifyBackup } from "./restore-backup.server";
import { refuseWithoutRoom } from "./take-backup.server";
import { writeBackup } from "./write-backup.server";

/**
 * What is done with an existing database before its schema is changed: a backup that was read again. Without one nothing is changed;
 * with it there is a way back to the version before.
 */
export function backUpBeforeUpgrade(backupFolder: string): (dataFolder: string) => string {
  return (dataFolder) => {
    const record = unusedRecord(backupFolder, "upgrade", Date.now());
    const target = path.join(backupFolder, record.name);
    refuseWithoutRoom({ dataFolder, backupFolder, backupCommand: null });
    removeLeftovers(backupFolder);
    writeBackup({ dataFolder, target, now: () => record.at });
    const { files } = verifyBackup(target);
    const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
    writeBackupRecord(backupFolder, { ...record, state: "sound", bytes, milliseconds: Date.now() - record.at });
    return record.name;
  };
}

export function recordUpgrade(context: Context, upgrade: Upgrade): void {
  authorize(context, "backup.manage");
  transact(context, () => {
    recordAudit(context, {
      action: "database.upgrade",
      subjectKind: "database",
      subjectId: null,
      after: { ...upgrade },
    });
  });
}
