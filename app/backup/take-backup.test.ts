import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { openDataFolder, type OpenedData } from "~/server/data-folder.server";
import { auditEntries, jobs } from "~db/schema";
import { askForBackup } from "./ask-for-backup.server";
import type { BackupRecord } from "./backup-record";
import { readBackupRecords, writeBackupRecord } from "./backup-records.server";
import { backupSettingsOf, saveBackupSettings } from "./backup-settings.server";
import { rehearseRestore } from "./rehearse-restore.server";
import { askForWhatIsDue } from "./start-backups.server";
import { stuckBackups } from "./stuck-backups.server";
import { takeBackup, type BackupPlace } from "./take-backup.server";

const DAY = 86_400_000;
let root: string;
let data: OpenedData;
let context: Context;
let now: number;
let place: BackupPlace;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-backups-"));
  data = openDataFolder(path.join(root, "data"));
  now = Date.parse("2026-10-20T02:00:00+08:00");
  place = {
    dataFolder: path.join(root, "data"),
    backupFolder: path.join(root, "data", "backups"),
    backupCommand: null,
  };
  context = {
    db: data.db,
    actor: SYSTEM_ACTOR,
    now: () => now,
    locale: "zh-CN",
    requestId: "test",
    origin: "http://localhost:3000",
    auditKey: data.auditKey,
  };
});
afterEach(() => {
  data.db.$client.close();
  rmSync(root, { recursive: true, force: true });
});

const records = () => readBackupRecords(place.backupFolder);
const audited = () => data.db.select().from(auditEntries).all();
const stuck = () => stuckBackups(context, place.backupFolder).map(({ text }) => text);
function command(lines: string): string {
  const file = path.join(root, "off-site");
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o700);
  return file;
}

describe("a backup that is taken", () => {
  it("is read again, is noted beside it and in the audit, and holds none of the backups before it", async () => {
    const steps: number[] = [];
    const first = await takeBackup(context, place, "manual", (done) => steps.push(done));
    now += 60_000;
    const second = await takeBackup(context, place, "scheduled");
    expect(first).toMatchObject({ name: "20261019T180000Z-manual", state: "sound", problem: null });
    expect(steps.at(-1)).toBe(100);
    expect(records().map(({ name }) => name)).toEqual([second.name, first.name]);
    const held = readdirSync(path.join(place.backupFolder, second.name), { recursive: true }).map(String);
    expect(held.sort()).toEqual(["keys", "keys/audit.key", "manifest.json", "weft.db"]);
    expect(audited().map(({ action }) => action)).toEqual(["backup.take", "backup.take"]);
  });

  it("goes by the keeping rule of the settings once a newer one is sound", async () => {
    saveBackupSettings(context, { every: "day", hour: 3, keepDaily: 1, keepWeekly: 0, keepMonthly: 0, version: 0 });
    expect(backupSettingsOf(context.db)).toMatchObject({ hour: 3, keepDaily: 1, version: 1 });
    const first = await takeBackup(context, place, "scheduled");
    now += DAY;
    const second = await takeBackup(context, place, "scheduled");
    expect(records().map(({ name }) => name)).toEqual([second.name]);
    expect(existsSync(path.join(place.backupFolder, first.name))).toBe(false);
    expect(audited().at(-1)?.after).toContain(first.name);
  });

  it("is carried off by the operator's command, which is told where it is and none of our passwords", async () => {
    process.env.WEFT_SMTP_URL = "smtp://name:topsecret@mail.example";
    try {
      place.backupCommand = command('echo "$1"; env | grep -c WEFT_; exit 0');
      const record = await takeBackup(context, place, "manual");
      expect(record.offSite).toMatchObject({ code: 0, lines: [path.join(place.backupFolder, record.name), "0"] });
      expect(stuck()).toEqual([]);
    } finally {
      delete process.env.WEFT_SMTP_URL;
    }
  });

  it("that could not be carried off is sound all the same, and waits for a person", async () => {
    place.backupCommand = command('echo "no route to host" >&2; exit 7');
    const record = await takeBackup(context, place, "manual");
    expect(record).toMatchObject({ state: "sound", offSite: { code: 7, lines: ["no route to host"] } });
    expect(stuck()).toEqual(["stuck.backup.offSite"]);
    place.backupCommand = path.join(root, "nowhere");
    now += 60_000;
    expect((await takeBackup(context, place, "manual")).offSite?.code).toBeNull();
  });

  it("that fails is noted with the reason, leaves nothing half written, and waits for a person", async () => {
    const bytes = readFileSync(path.join(root, "data", "weft.db"));
    expect(bytes.length).toBeGreaterThan(0);
    rmSync(path.join(root, "data", "keys", "audit.key"));
    await expect(takeBackup(context, place, "scheduled")).rejects.toThrow();
    expect(records()).toMatchObject([{ state: "failed", problem: { key: "backup.wentWrong" } }]);
    expect(readdirSync(place.backupFolder)).toEqual(["20261019T180000Z-scheduled.json"]);
    expect(stuck()).toContain("stuck.backup.failed");
    expect(audited()).toEqual([]);
  });
});

describe("a rehearsed restore", () => {
  it("notes when it was and how long it took, and leaves nothing behind", async () => {
    const { name } = await takeBackup(context, place, "scheduled");
    now += DAY;
    const { drill } = await rehearseRestore(context, place);
    expect(drill).toMatchObject({ at: now, problem: null });
    expect(readdirSync(place.backupFolder).sort()).toEqual([name, `${name}.json`, "last-rehearsal.json"]);
    expect(audited().at(-1)?.action).toBe("backup.drill");
  });

  it("finds one flipped byte, and says so until a later one succeeds", async () => {
    const { name } = await takeBackup(context, place, "scheduled");
    const file = path.join(place.backupFolder, name, "weft.db");
    const bytes = readFileSync(file);
    bytes[5_000]! ^= 1;
    writeFileSync(file, bytes);
    await expect(rehearseRestore(context, place)).rejects.toThrow(/restore.fileAltered/);
    expect(records()[0]?.drill?.problem).toEqual({ key: "restore.fileAltered", params: { file: "weft.db" } });
    expect(stuck()).toEqual(["stuck.backup.drill"]);
    now += 60_000;
    await takeBackup(context, place, "manual");
    await rehearseRestore(context, place);
    expect(stuck()).toEqual([]);
  });
});

describe("what is due", () => {
  const started = Date.parse("2026-10-19T09:00:00+08:00");
  const asked = () => askForWhatIsDue(context, place.backupFolder, started);
  const note = (changes: Partial<BackupRecord> & { name: string; at: number }) =>
    writeBackupRecord(place.backupFolder, {
      ...{ trigger: "scheduled", milliseconds: 1, bytes: 1, state: "sound", problem: null },
      ...{ offSite: null, drill: null, restore: null },
      ...changes,
    });

  it("is asked for once, as a job of the system", () => {
    expect(asked()).toBe("backup.take");
    expect(asked()).toBeNull();
    expect(data.db.select().from(jobs).all()).toMatchObject([{ kind: "backup.take", createdBy: null }]);
  });

  it("is asked for once more while one runs, and by a second press not again while one waits", () => {
    const first = askForBackup(context);
    expect(askForBackup(context)).toBe(first);
    data.db.update(jobs).set({ status: "running" }).run();
    const second = askForBackup(context);
    expect([second === first, askForBackup(context) === second]).toEqual([false, true]);
    expect(data.db.select().from(jobs).all()).toHaveLength(2);
    expect(() => askForBackup({ ...context, actor: { ...context.actor, role: "staff", userId: 1 } as never })).toThrow(
      "forbidden",
    );
  });

  it("is not asked for before the hour on the first day, and a failed one is tried again after an hour", () => {
    now = started + 3_600_000;
    expect(asked()).toBeNull();
    now = Date.parse("2026-10-20T02:10:00+08:00");
    note({ name: "20261019T180000Z-scheduled", at: now - 600_000, state: "failed" });
    expect(asked()).toBeNull();
    now += 3_000_000;
    expect(asked()).toBe("backup.take");
  });

  it("is asked for again once a clock that was ahead has been set back, and the rehearsal too", () => {
    const ahead = now + 400 * DAY;
    note({ name: "20271124T180000Z-scheduled", at: ahead });
    expect(asked()).toBe("backup.take");
    data.db.update(jobs).set({ status: "done" }).run();
    note({ name: "20261010T180000Z-scheduled", at: now - 9 * DAY });
    note({ name: "20261019T180000Z-scheduled", at: now });
    expect(asked()).toBe("backup.drill");
  });

  it("is a rehearsal once a week, and an old backup is a matter for a person", () => {
    note({ name: "20261010T180000Z-scheduled", at: now - 9 * DAY });
    note({ name: "20261019T180000Z-scheduled", at: now });
    expect(asked()).toBe("backup.drill");
    now += 2 * DAY;
    expect(stuck()).toEqual(["stuck.backup.late"]);
  });
});
