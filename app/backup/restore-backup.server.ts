import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, rmdirSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { openDatabaseForReading } from "~db/client.server";
import journal from "~db/migrations/meta/_journal.json";
import { readAuditAnchors } from "~/access/audit-anchor.server";
import { verifyAudit } from "~/access/verify-audit.server";
import { Refusal } from "~/http/errors";
import { dataFolderPaths } from "~/server/data-folder.server";
import { copyPrivately, fileFacts, filesUnder, flushToDisk, isEmptyFolder } from "./backup-files.server";
import { BACKUP_FORMAT, MANIFEST_FILE, readManifestText, type BackupManifest } from "./manifest";
import { writeRestoreRequest, type RestoreRequest } from "./restore-request.server";
import { schemaVersion, tableFacts } from "./table-facts.server";

export type RestoreStep = "verify" | "copy" | "check" | "done";

/**
 * Puts a backup into an empty data folder. Nothing is put there before every file, every table and the audit chain were found to
 * be what the manifest says.
 * @param by where nothing else remembers the restore: what is put there says so itself, and the next start finishes it
 * @throws Refusal that names the first thing that is not as it was backed up
 */
export function restoreBackup(
  { source, dataFolder, by }: { source: string; dataFolder: string; by?: RestoreRequest["by"] },
  progress: (step: RestoreStep) => void = () => undefined,
): BackupManifest {
  if (!isEmptyFolder(dataFolder)) throw new Refusal("conflict", "restore.folderNotEmpty", { folder: dataFolder });
  progress("verify");
  const manifest = verifyBackup(source);
  const partial = `${path.resolve(dataFolder)}.partial`;
  try {
    progress("copy");
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    for (const file of Object.keys(manifest.files)) {
      copyPrivately(path.join(source, file), path.join(partial, file));
    }
    progress("check");
    checkRestored(partial, manifest);
    if (by) {
      const files = Object.keys(manifest.files);
      const backup = path.basename(path.resolve(source));
      writeRestoreRequest(partial, { phase: "swapped", backup, at: Date.now(), by, safety: null, files });
    }
    if (existsSync(dataFolder)) rmdirSync(dataFolder);
    renameSync(partial, dataFolder);
    flushToDisk(path.dirname(path.resolve(dataFolder)));
    progress("done");
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

/** The manifest of a backup whose files are all there and all as they were written. */
export function verifyBackup(source: string): BackupManifest {
  const manifestFile = path.join(source, MANIFEST_FILE);
  const keyFile = dataFolderPaths(source).auditKeyFile;
  for (const file of [manifestFile, keyFile]) {
    if (!existsSync(file)) throw new Refusal("not_found", "restore.fileMissing", { file: path.relative(source, file) });
  }
  const manifest = readManifestText(readFileSync(manifestFile, "utf8"), readFileSync(keyFile));
  if (!manifest) {
    throw new Refusal("conflict", "restore.manifestAltered", {
      file: MANIFEST_FILE,
      key: path.relative(source, keyFile),
    });
  }
  if (manifest.format !== BACKUP_FORMAT)
    throw new Refusal("conflict", "restore.formatUnknown", { format: manifest.format });
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  if (manifest.schemaVersion > newest) throw new Refusal("conflict", "restore.newerProduct");
  const present = filesUnder(source).filter((file) => file !== MANIFEST_FILE);
  const unknown = present.find((file) => !Object.hasOwn(manifest.files, file));
  if (unknown !== undefined) throw new Refusal("conflict", "restore.fileUnknown", { file: unknown });
  for (const [file, facts] of Object.entries(manifest.files)) {
    if (!present.includes(file)) throw new Refusal("conflict", "restore.fileMissing", { file });
    if (!isDeepStrictEqual(fileFacts(path.join(source, file)), facts))
      throw new Refusal("conflict", "restore.fileAltered", { file });
  }
  return manifest;
}

function checkRestored(folder: string, manifest: BackupManifest): void {
  const paths = dataFolderPaths(folder);
  const db = openDatabaseForReading(paths.databaseFile);
  try {
    const verdict = db.$client.pragma("integrity_check(1)", { simple: true });
    if (verdict !== "ok")
      throw new Refusal("conflict", "backup.copyDamaged", { detail: String(verdict).slice(0, 200) });
    const tables = tableFacts(db);
    const names = new Set([...Object.keys(tables), ...Object.keys(manifest.tables)]);
    const different = [...names].find((table) => !isDeepStrictEqual(tables[table], manifest.tables[table]));
    if (different !== undefined || schemaVersion(db) !== manifest.schemaVersion) {
      throw new Refusal("conflict", "restore.tableDiffers", { table: different ?? "__drizzle_migrations" });
    }
    const anchors = [...readAuditAnchors(paths.anchorFile), ...(manifest.auditHead ? [manifest.auditHead] : [])];
    const audit = verifyAudit(db, readFileSync(paths.auditKeyFile), anchors);
    if (audit.brokenAt !== null) throw new Refusal("conflict", "restore.auditBroken", { entry: audit.brokenAt });
  } finally {
    db.$client.close();
  }
}
