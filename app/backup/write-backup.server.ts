import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDatabaseForReading } from "~db/client.server";
import { Refusal } from "~/http/errors";
import { dataFolderPaths } from "~/server/data-folder.server";
import { copyPrivately, fileFacts, filesUnder, flushToDisk, isEmptyFolder } from "./backup-files.server";
import { BACKUP_FORMAT, MANIFEST_FILE, writeManifestText, type BackupManifest } from "./manifest";
import { auditHead, schemaVersion, tableFacts } from "./table-facts.server";

export type BackupStep = "copy" | "check" | "files" | "hash" | "done";

/** The database and what SQLite keeps beside it; its copy is made by SQLite, never by copying the file in use. */
const DATABASE_FILES = /^weft\.db(-wal|-shm|-journal)?$/;
/** Other backups, and what a restore is working on. */
export const NOT_BACKED_UP = /^(backups\/|restoring(\.partial)?\/|restore\.json)/;

/**
 * Takes a backup of a data folder while the product goes on: SQLite writes a consistent copy over a connection of its own.
 * Everything the manifest says is read from the copy. The folder gets its name only when it is whole.
 * @throws Refusal when the target is not empty, there is no database, or the copy is not sound
 */
export function writeBackup(
  { dataFolder, target, now }: { dataFolder: string; target: string; now: () => number },
  progress: (step: BackupStep) => void = () => undefined,
): BackupManifest {
  const paths = dataFolderPaths(dataFolder);
  if (!existsSync(paths.databaseFile)) throw new Refusal("not_found", "backup.noData", { folder: dataFolder });
  if (!isEmptyFolder(target)) throw new Refusal("conflict", "backup.targetNotEmpty", { folder: target });
  const partial = `${path.resolve(target)}.partial`;
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    const copy = path.join(partial, path.basename(paths.databaseFile));

    progress("copy");
    // Heads before the copy, files after it: a head must not be newer than the copy, a file must not be older than its record.
    if (existsSync(paths.anchorFile))
      copyPrivately(paths.anchorFile, path.join(partial, path.basename(paths.anchorFile)));
    const live = openDatabaseForReading(paths.databaseFile);
    try {
      live.$client.prepare("VACUUM INTO ?").run(copy);
    } finally {
      live.$client.close();
    }
    chmodSync(copy, 0o600);
    flushToDisk(copy);

    progress("files");
    const others = filesUnder(dataFolder).filter(
      (file) => !DATABASE_FILES.test(file) && !NOT_BACKED_UP.test(file) && file !== path.basename(paths.anchorFile),
    );
    for (const file of others) copyPrivately(path.join(dataFolder, file), path.join(partial, file));

    progress("check");
    const facts = factsOfCopy(copy);

    progress("hash");
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      takenAt: new Date(now()).toISOString(),
      ...facts,
      files: Object.fromEntries(filesUnder(partial).map((file) => [file, fileFacts(path.join(partial, file))])),
    };
    const manifestFile = path.join(partial, MANIFEST_FILE);
    writeFileSync(manifestFile, writeManifestText(manifest, readFileSync(paths.auditKeyFile)), { mode: 0o600 });
    flushToDisk(manifestFile);
    if (existsSync(target)) rmdirSync(target);
    renameSync(partial, target);
    flushToDisk(path.dirname(path.resolve(target)));
    progress("done");
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

function factsOfCopy(copy: string): Pick<BackupManifest, "schemaVersion" | "sqliteVersion" | "tables" | "auditHead"> {
  const db = openDatabaseForReading(copy);
  try {
    const verdict = db.$client.pragma("integrity_check(1)", { simple: true });
    if (verdict !== "ok")
      throw new Refusal("conflict", "backup.copyDamaged", { detail: String(verdict).slice(0, 200) });
    return {
      schemaVersion: schemaVersion(db),
      sqliteVersion: db.$client.prepare("SELECT sqlite_version()").pluck().get() as string,
      tables: tableFacts(db),
      auditHead: auditHead(db),
    };
  } finally {
    db.$client.close();
  }
}
