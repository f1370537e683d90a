import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { backupSettings } from "~db/schema";
import type { Database } from "~db/client.server";
import { transact } from "~db/transact";
import { DEFAULT_KEEPING, type BackupKeeping } from "./backup-keeping";
import { DEFAULT_SCHEDULE, type BackupEvery, type BackupSchedule } from "./backup-schedule";
import type { BackupSettingsValues } from "./backup-settings-form";

export type BackupSettings = BackupSchedule & BackupKeeping & { version: number };

export function backupSettingsOf(db: Database): BackupSettings {
  const row = db.select().from(backupSettings).get();
  if (!row) return { ...DEFAULT_SCHEDULE, ...DEFAULT_KEEPING, version: 0 };
  const { every, hour, keepDaily, keepWeekly, keepMonthly, version } = row;
  return { every: every as BackupEvery, hour, keepDaily, keepWeekly, keepMonthly, version };
}

/** Decides when backups are taken by themselves and how many are kept. */
export function saveBackupSettings(context: Context, { version, ...after }: BackupSettingsValues): void {
  authorize(context, "backup.manage");
  transact(context, () => {
    const { version: present, ...before } = backupSettingsOf(context.db);
    if (present !== version) throw conflict("error.conflict");
    const row = { ...after, version: present + 1, updatedAt: context.now() };
    context.db
      .insert(backupSettings)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: backupSettings.id, set: row })
      .run();
    recordAudit(context, { action: "backup.configure", subjectKind: "backup", subjectId: null, before, after });
  });
}
