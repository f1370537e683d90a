import type { MessageKey, MessageParams } from "~/i18n/messages";

/** Why a backup was taken. */
export const BACKUP_TRIGGERS = ["scheduled", "manual", "upgrade", "before-restore"] as const;
export type BackupTrigger = (typeof BACKUP_TRIGGERS)[number];
export const BACKUP_TRIGGER_LABELS: Record<BackupTrigger, MessageKey> = {
  scheduled: "backup.trigger.scheduled",
  manual: "backup.trigger.manual",
  upgrade: "backup.trigger.upgrade",
  "before-restore": "backup.trigger.beforeRestore",
};

export interface BackupProblem {
  key: MessageKey;
  params: MessageParams;
}

/** A rehearsal: the backup was restored into a folder of its own and compared with what it says of itself. */
export interface Drill {
  name: string;
  at: number;
  milliseconds: number;
  problem: BackupProblem | null;
}

/** What is known of one backup; kept beside it in a file, since the database may be the one that is put back. */
export interface BackupRecord {
  name: string;
  trigger: BackupTrigger;
  /** When it was begun; UTC milliseconds. */
  at: number;
  milliseconds: number;
  bytes: number;
  /** Sound once it was read again and found to be what its manifest says. */
  state: "sound" | "failed";
  problem: BackupProblem | null;
  offSite: { at: number; code: number | null; lines: string[] } | null;
  drill: Omit<Drill, "name"> | null;
  restore: { at: number; by: string; problem: BackupProblem | null } | null;
}

const NAME = /^\d{8}T\d{6}Z-(scheduled|manual|upgrade|before-restore)$/;

export function backupName(trigger: BackupTrigger, at: number): string {
  const stamp = new Date(at)
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\.\d+Z$/, "Z");
  return `${stamp}-${trigger}`;
}

/** A name as we give them: nothing else becomes part of a path. */
export function isBackupName(text: string): boolean {
  return NAME.test(text);
}

export function newRecord(trigger: BackupTrigger, at: number): BackupRecord {
  return {
    name: backupName(trigger, at),
    trigger,
    at,
    milliseconds: 0,
    bytes: 0,
    state: "failed",
    problem: null,
    offSite: null,
    drill: null,
    restore: null,
  };
}
