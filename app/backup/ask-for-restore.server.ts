import { readFileSync } from "node:fs";
import path from "node:path";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { dataFolderPaths } from "~/server/data-folder.server";
import { transact } from "~db/transact";
import { isBackupName, type BackupRecord } from "./backup-record";
import { readBackupRecords } from "./backup-records.server";
import { MANIFEST_FILE, readManifestText, type BackupManifest } from "./manifest";
import { readRestoreRequest, writeRestoreRequest } from "./restore-request.server";
import { isThere, type BackupPlace } from "./take-backup.server";

/** What people count by; shown before a restore, as it was and as it is. */
export const COMPARED_TABLES = ["organisations", "contacts", "events", "registrations", "reports", "users"] as const;

function findBackup(context: Context, { backupFolder }: BackupPlace, name: string | undefined): BackupRecord {
  authorize(context, "backup.manage");
  const record = isBackupName(name ?? "")
    ? readBackupRecords(backupFolder).find((each) => each.name === name)
    : undefined;
  if (record?.state !== "sound" || !isThere(backupFolder, record.name)) throw notFound();
  return record;
}

function manifestOf(folder: string): BackupManifest {
  const key = readFileSync(dataFolderPaths(folder).auditKeyFile);
  const manifest = readManifestText(readFileSync(path.join(folder, MANIFEST_FILE), "utf8"), key);
  if (!manifest) throw conflict("restore.manifestAltered", { file: MANIFEST_FILE, key: "keys/audit.key" });
  return manifest;
}

/** What a backup is, and what would be lost with it. */
export function readBackupForRestore(context: Context, place: BackupPlace, name: string | undefined) {
  const record = findBackup(context, place, name);
  const manifest = manifestOf(path.join(place.backupFolder, record.name));
  const count = (sql: string) => context.db.$client.prepare(sql).pluck().get() as number;
  return {
    record,
    sqliteVersion: manifest.sqliteVersion,
    compared: COMPARED_TABLES.map((table) => ({
      table,
      then: manifest.tables[table]?.rows ?? 0,
      now: count(`SELECT count(*) FROM ${table}`),
    })),
    changesLost: Math.max(0, count("SELECT coalesce(max(seq), 0) FROM audit_entries") - (manifest.auditHead?.seq ?? 0)),
    /** Started by systemd, which starts it again. */
    supervised: Boolean(process.env.INVOCATION_ID),
  };
}

/** Notes that a backup is to be put back at the next start. Nothing is changed yet; whoever asked types its name. */
export function askForRestore(
  context: Context,
  place: BackupPlace,
  name: string | undefined,
  { confirmation }: { confirmation: string },
): void {
  const record = findBackup(context, place, name);
  if (confirmation !== record.name) throw invalidField("confirmation", "backup.confirmationDiffers");
  if (readRestoreRequest(place.dataFolder)) throw conflict("backup.restoreUnderWay");
  const { userId, name: by } = context.actor;
  transact(context, () => {
    // Stays in the backup that is taken before, also when the restore does not come about.
    const after = { backup: record.name };
    recordAudit(context, { action: "backup.askForRestore", subjectKind: "backup", subjectId: null, after });
  });
  writeRestoreRequest(place.dataFolder, {
    phase: "asked",
    backup: record.name,
    at: context.now(),
    by: { userId, name: by },
    safety: null,
    files: [],
  });
}
