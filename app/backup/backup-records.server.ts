import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { flushToDisk } from "./backup-files.server";
import {
  backupName,
  isBackupName,
  newRecord,
  type BackupRecord,
  type BackupTrigger,
  type Drill,
} from "./backup-record";

/** The backups of a folder, newest first; what cannot be read as a record is none. */
export function readBackupRecords(backupFolder: string): BackupRecord[] {
  if (!existsSync(backupFolder)) return [];
  return readdirSync(backupFolder)
    .filter((file) => file.endsWith(".json") && isBackupName(file.slice(0, -".json".length)))
    .flatMap((file) => {
      const record = parsed(readFileSync(path.join(backupFolder, file), "utf8"));
      return record && `${record.name}.json` === file ? [record] : [];
    })
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}

function parsed(text: string): BackupRecord | null {
  try {
    const record = JSON.parse(text) as BackupRecord;
    return typeof record.at === "number" && isBackupName(record.name) ? record : null;
  } catch {
    return null;
  }
}

const LAST_DRILL = "last-rehearsal.json";

/** The newest rehearsal, which outlives the backup it was made with. */
export function readLastDrill(backupFolder: string): Drill | null {
  const file = path.join(backupFolder, LAST_DRILL);
  if (!existsSync(file)) return null;
  try {
    const drill = JSON.parse(readFileSync(file, "utf8")) as Drill;
    return typeof drill.at === "number" ? drill : null;
  } catch {
    return null;
  }
}

export function writeLastDrill(backupFolder: string, drill: Drill): void {
  replaceFile(path.join(backupFolder, LAST_DRILL), drill);
}

function replaceFile(file: string, content: object): void {
  writeFileSync(`${file}.partial`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  flushToDisk(`${file}.partial`);
  renameSync(`${file}.partial`, file);
}

/** Puts the record beside its backup, whole or not at all. */
export function writeBackupRecord(backupFolder: string, record: BackupRecord): void {
  prepareBackupFolder(backupFolder);
  replaceFile(path.join(backupFolder, `${record.name}.json`), record);
}

export function prepareBackupFolder(backupFolder: string): void {
  mkdirSync(backupFolder, { recursive: true, mode: 0o700 });
}

export function removeBackup(backupFolder: string, name: string): void {
  if (!isBackupName(name)) throw new Error(`${name} is not the name of a backup`);
  rmSync(path.join(backupFolder, name), { recursive: true, force: true });
  rmSync(path.join(backupFolder, `${name}.json`), { force: true });
}

/** A record whose name no other backup has: names count whole seconds. */
export function unusedRecord(backupFolder: string, trigger: BackupTrigger, now: number): BackupRecord {
  let at = now;
  const taken = (name: string) =>
    ["", ".json"].some((ending) => existsSync(path.join(backupFolder, `${name}${ending}`)));
  while (taken(backupName(trigger, at))) at += 1_000;
  return newRecord(trigger, at);
}

/** What a process that was killed left half done. */
export function removeLeftovers(backupFolder: string): void {
  if (!existsSync(backupFolder)) return;
  for (const entry of readdirSync(backupFolder))
    if (/^\d{8}T\d{6}Z-.*\.partial$|^drill-/.test(entry))
      rmSync(path.join(backupFolder, entry), { recursive: true, force: true });
}

export function bytesOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
