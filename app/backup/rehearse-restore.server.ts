import path from "node:path";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { transact } from "~db/transact";
import type { BackupRecord } from "./backup-record";
import { readBackupRecords, removeLeftovers, writeBackupRecord, writeLastDrill } from "./backup-records.server";
import { isThere, problemOf, refuseWithoutRoom, type BackupPlace } from "./take-backup.server";
import { workBesideServer } from "./work-beside-server.server";

const STEPS: Record<string, number> = { verify: 0, copy: 35, check: 60, done: 95 };

/**
 * Restores the newest sound backup into a folder of its own, compares every file and row with the manifest and walks the audit
 * chain; then throws the folder away. A backup that was never restored is a hope.
 * @throws what was not as it should be, after it was noted beside the backup
 */
export async function rehearseRestore(
  context: Context,
  place: BackupPlace,
  progress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<BackupRecord> {
  authorize(context, "backup.manage");
  const { backupFolder } = place;
  const record = readBackupRecords(backupFolder).find(
    ({ state, name }) => state === "sound" && isThere(backupFolder, name),
  );
  if (!record) throw conflict("backup.noneYet");
  const at = context.now();
  const drill: NonNullable<BackupRecord["drill"]> = { at, milliseconds: 0, problem: null };
  try {
    refuseWithoutRoom(place);
    removeLeftovers(backupFolder);
    const work = {
      kind: "drill",
      source: path.join(backupFolder, record.name),
      scratch: path.join(backupFolder, `drill-${record.name}`),
    } as const;
    await workBesideServer(work, (name) => progress(STEPS[name] ?? 0, 100), signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    drill.problem = problemOf(error);
    throw error;
  } finally {
    if (!signal?.aborted) {
      drill.milliseconds = context.now() - at;
      writeBackupRecord(backupFolder, { ...record, drill });
      writeLastDrill(backupFolder, { name: record.name, ...drill });
    }
  }
  transact(context, () => {
    const after = { backup: record.name, milliseconds: drill.milliseconds };
    recordAudit(context, { action: "backup.drill", subjectKind: "backup", subjectId: null, after });
  });
  progress(100, 100);
  return { ...record, drill };
}
