import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemOfOpening } from "~/server/boot-checks.server";
import { openDataFolder } from "~/server/data-folder.server";
import { openDatabase, openDatabaseForReading } from "~db/client.server";
import { applyPending } from "~db/migrate";
import { migrationsBefore } from "~db/migrate.testing";
import { backUpBeforeUpgrade } from "./back-up-before-upgrade.server";
import { readBackupRecords } from "./backup-records.server";
import { restoreBackup } from "./restore-backup.server";
import { schemaVersion, tableFacts } from "./table-facts.server";

let root: string;
const data = () => path.join(root, "data");
const backups = () => path.join(root, "data", "backups");
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-upgrade-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The data folder as a version of the product left it that knew one migration less. */
function asOfTheVersionBefore(): number {
  openDataFolder(data()).db.$client.close();
  for (const name of readdirSync(data()).filter((file) => file.startsWith("weft.db"))) rmSync(path.join(data(), name));
  const db = openDatabase(path.join(data(), "weft.db"));
  applyPending(db, migrationsBefore(root));
  const version = schemaVersion(db);
  db.$client.close();
  return version;
}

describe("a database of an earlier version", () => {
  it("is backed up before it is changed, and the backup is the way back", () => {
    const from = asOfTheVersionBefore();
    const old = openDatabaseForReading(path.join(data(), "weft.db"));
    const before = tableFacts(old);
    old.$client.close();
    const opened = openDataFolder(data(), backUpBeforeUpgrade(backups()));
    opened.db.$client.close();
    const [record] = readBackupRecords(backups());
    expect(record).toMatchObject({ trigger: "upgrade", state: "sound" });
    expect(opened.upgrade).toMatchObject({ from, backup: record?.name });
    const manifest = restoreBackup({ source: path.join(backups(), record!.name), dataFolder: path.join(root, "back") });
    expect(manifest.schemaVersion).toBe(from);
    expect(manifest.tables).toEqual(before);
  });

  it("is not changed when it cannot be backed up", () => {
    const from = asOfTheVersionBefore();
    const refuses = () => {
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    };
    expect(() => openDataFolder(data(), refuses)).toThrow(/no space/);
    const db = openDatabaseForReading(path.join(data(), "weft.db"));
    expect(schemaVersion(db)).toBe(from);
    db.$client.close();
  });
});

it("a new or present database needs no backup to be opened", () => {
  for (let time = 0; time < 2; time += 1) {
    const opened = openDataFolder(data(), backUpBeforeUpgrade(backups()));
    expect(opened.upgrade).toBeNull();
    opened.db.$client.close();
  }
  expect(readdirSync(data())).not.toContain("backups");
});

it("a database of a later version is refused in a sentence and not touched", () => {
  openDataFolder(data()).db.$client.close();
  const db = openDatabase(path.join(data(), "weft.db"));
  db.$client.exec(
    "UPDATE __drizzle_migrations SET created_at = created_at + 1; DROP TRIGGER audit_entries_never_changed",
  );
  db.$client.close();
  try {
    openDataFolder(data(), backUpBeforeUpgrade(backups()));
    expect.unreachable();
  } catch (error) {
    expect(problemOfOpening(error).key).toBe("boot.databaseNewer");
  }
  const after = openDatabaseForReading(path.join(data(), "weft.db"));
  const sql = "SELECT 1 FROM sqlite_schema WHERE name = 'audit_entries_never_changed'";
  expect(after.$client.prepare(sql).get()).toBeUndefined();
  after.$client.close();
});
