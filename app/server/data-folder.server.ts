import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDatabase, type Database } from "~db/client.server";
import { migrate } from "~db/migrate";

export interface DataFolder {
  folder: string;
  databaseFile: string;
  auditKeyFile: string;
  anchorFile: string;
}

/** Where things are in a data folder. The key of the audit chain is outside the database, so that whoever can write the one cannot forge the other unseen. */
export function dataFolderPaths(folder: string): DataFolder {
  return {
    folder,
    databaseFile: path.join(folder, "weft.db"),
    auditKeyFile: path.join(folder, "keys", "audit.key"),
    anchorFile: path.join(folder, "audit-anchors.jsonl"),
  };
}

const AUDIT_KEY_BYTES = 32;

/** Makes the folder and the key when they are not there, readable by the owner alone. */
export function prepareDataFolder(folder: string): DataFolder {
  const paths = dataFolderPaths(folder);
  for (const directory of [folder, path.dirname(paths.auditKeyFile)]) {
    if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: 0o700 });
  }
  if (!existsSync(paths.auditKeyFile)) {
    writeFileSync(paths.auditKeyFile, randomBytes(AUDIT_KEY_BYTES), { mode: 0o600, flag: "wx" });
  }
  return paths;
}

export interface OpenedData {
  db: Database;
  auditKey: Buffer;
  paths: DataFolder;
}

/** Opens the database of a data folder and brings it to the present schema. */
export function openDataFolder(folder: string): OpenedData {
  const paths = prepareDataFolder(folder);
  const isNew = !existsSync(paths.databaseFile);
  const db = openDatabase(paths.databaseFile);
  if (isNew) chmodSync(paths.databaseFile, 0o600);
  migrate(db);
  return { db, auditKey: readFileSync(paths.auditKeyFile), paths };
}
