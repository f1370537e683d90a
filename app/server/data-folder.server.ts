import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDatabase, type Database } from "~db/client.server";
import { migrate, schemaState } from "~db/migrate";
import { Refusal } from "~/http/errors";

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
  /** What was done to the schema when it was opened. */
  upgrade: Upgrade | null;
}

/** An existing database was brought to a later schema; versions are those of their newest migrations. */
export interface Upgrade {
  from: number;
  to: number;
  /** Name of the backup that was taken before. */
  backup: string | null;
}

/**
 * Opens the database of a data folder and brings it to the present schema.
 * @param backUp called before an existing database is changed; gives the name of the backup
 * @throws Refusal when the database was made by a later version of the product: it is not touched
 */
export function openDataFolder(folder: string, backUp: (folder: string) => string | null = () => null): OpenedData {
  const paths = prepareDataFolder(folder);
  const isNew = !existsSync(paths.databaseFile);
  const db = openDatabase(paths.databaseFile);
  if (isNew) chmodSync(paths.databaseFile, 0o600);
  try {
    const { version, newest, pending } = schemaState(db);
    if (version > newest) throw new Refusal("conflict", "boot.databaseNewer");
    const backup = version > 0 && pending.length > 0 ? backUp(folder) : null;
    migrate(db);
    const upgrade = version > 0 && pending.length > 0 ? { from: version, to: newest, backup } : null;
    return { db, auditKey: readFileSync(paths.auditKeyFile), paths, upgrade };
  } catch (error) {
    db.$client.close();
    throw error;
  }
}
