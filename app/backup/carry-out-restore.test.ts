import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { openDataFolder, type OpenedData } from "~/server/data-folder.server";
import { openDatabaseForReading } from "~db/client.server";
import { auditEntries, outboxMessages, sessions, users } from "~db/schema";
import { transact } from "~db/transact";
import { askForRestore, readBackupForRestore } from "./ask-for-restore.server";
import { newRecord } from "./backup-record";
import { readBackupRecords, writeBackupRecord } from "./backup-records.server";
import { carryOutRestore } from "./carry-out-restore.server";
import { checkData } from "./check-data.server";
import { finishRestore } from "./finish-restore.server";
import { restoreBackup } from "./restore-backup.server";
import { readRestoreRequest } from "./restore-request.server";
import { tableFacts } from "./table-facts.server";
import { writeBackup } from "./write-backup.server";

const NOW = Date.parse("2026-10-20T02:00:00Z");
let root: string;
let name: string;
let userId: number;
let then: ReturnType<typeof tableFacts>;
const dataFolder = () => path.join(root, "data");
const backupFolder = () => path.join(root, "data", "backups");
const place = () => ({ dataFolder: dataFolder(), backupFolder: backupFolder(), backupCommand: null });
const contextOf = (data: OpenedData): Context => ({
  db: data.db,
  actor: SYSTEM_ACTOR,
  now: () => NOW,
  locale: "zh-CN",
  requestId: "test",
  origin: "http://localhost:3000",
  auditKey: data.auditKey,
});

function change(context: Context, text: string): void {
  transact(context, () => {
    recordAudit(context, { action: "test.change", subjectKind: "test", subjectId: null, after: { text } });
  });
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-restore-"));
  const data = openDataFolder(dataFolder());
  const context = contextOf(data);
  userId = data.db
    .insert(users)
    .values({ email: "a@weft.example", name: "易建国", role: "administrator", locale: "zh-CN", createdAt: NOW })
    .returning({ id: users.id })
    .get().id;
  data.db
    .insert(sessions)
    .values({ idHash: "h", userId, createdAt: 0, lastSeenAt: 0, expiresAt: NOW * 2, userAgent: "", address: "" })
    .run();
  const mail = { causeKey: "c", recipient: "b@firm.example", locale: "zh-CN", subject: "s", body: "b" };
  data.db
    .insert(outboxMessages)
    .values({ ...mail, status: "queued", attempts: 0, nextAttemptAt: 0, createdAt: 0 })
    .run();
  change(context, "before the backup");
  const record = newRecord("scheduled", NOW);
  name = record.name;
  writeBackup({ dataFolder: dataFolder(), target: path.join(backupFolder(), name), now: () => NOW });
  writeBackupRecord(backupFolder(), { ...record, state: "sound", bytes: 1 });
  then = tableFacts(data.db);
  change(context, "after the backup");
  writeFileSync(path.join(dataFolder(), "later.txt"), "came later");
  const asking = {
    ...context,
    actor: { role: "administrator", userId, name: "易建国", organisationIds: [], promoterId: null } as const,
  };
  expect(readBackupForRestore(asking, place(), name).changesLost).toBe(1);
  expect(() => askForRestore(asking, place(), name, { confirmation: "yes" })).toThrow(/error.invalid/);
  expect(() => askForRestore(asking, place(), "../../etc", { confirmation: "../../etc" })).toThrow(/not_found/);
  askForRestore(asking, place(), name, { confirmation: name });
  expect(() => askForRestore(asking, place(), name, { confirmation: name })).toThrow(/backup.restoreUnderWay/);
  data.db.$client.close();
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function expectRestored(): void {
  expect(readRestoreRequest(dataFolder())?.phase).toBe("swapped");
  const db = openDatabaseForReading(path.join(dataFolder(), "weft.db"));
  expect(tableFacts(db)).toEqual(then);
  db.$client.close();
  expect(existsSync(path.join(dataFolder(), "later.txt"))).toBe(false);
  expect(existsSync(path.join(dataFolder(), "restoring"))).toBe(false);
}

describe("a restore from the command line", () => {
  it("is finished by the next start as one from the page: nobody is signed in, waiting mails are held, the log says so", () => {
    const folder = path.join(root, "another machine");
    // A folder of any name, such as one that was carried here.
    const source = path.join(root, "move");
    cpSync(path.join(backupFolder(), name), source, { recursive: true });
    restoreBackup({ source, dataFolder: folder, by: { userId: null, name: "weft restore" } });
    const data = openDataFolder(folder);
    expect(data.db.select().from(sessions).all()).not.toEqual([]);
    expect(finishRestore(contextOf(data), folder, backupFolder())).toBe(true);
    expect(data.db.select().from(sessions).all()).toEqual([]);
    expect(data.db.select().from(outboxMessages).all()[0]?.status).toBe("failed");
    const last = data.db.select().from(auditEntries).all().at(-1)!;
    expect(last).toMatchObject({ action: "backup.restore", actorUserId: null });
    expect(JSON.parse(last.after!)).toMatchObject({ backup: "move", by: "weft restore" });
    expect(finishRestore(contextOf(data), folder, backupFolder())).toBe(false);
    data.db.$client.close();
  });
});

describe("a restore that was asked for", () => {
  it("puts every row back, after what was there was backed up, and says in the audit who did it", () => {
    carryOutRestore(place());
    expectRestored();
    const safety = readBackupRecords(backupFolder()).find(({ trigger }) => trigger === "before-restore")!;
    expect(existsSync(path.join(backupFolder(), safety.name, "later.txt"))).toBe(true);
    const data = openDataFolder(dataFolder());
    expect(finishRestore(contextOf(data), dataFolder(), backupFolder())).toBe(true);
    expect(finishRestore(contextOf(data), dataFolder(), backupFolder())).toBe(false);
    const entries = data.db.select().from(auditEntries).all();
    expect(entries.at(-1)).toMatchObject({ action: "backup.restore", actorUserId: userId, actorName: "易建国" });
    expect(JSON.parse(entries.at(-1)!.after!)).toMatchObject({ backup: name, safety: safety.name, mailsHeld: 1 });
    expect(data.db.select().from(sessions).all()).toEqual([]);
    expect(data.db.select().from(outboxMessages).all()[0]?.status).toBe("failed");
    data.db.$client.close();
    expect(checkData(dataFolder()).ok).toBe(true);
    expect(readRestoreRequest(dataFolder())).toBeNull();
  });

  it("killed at any moment is finished, or not begun, by the next start", () => {
    const moments: string[] = [];
    const start = path.join(root, "start");
    cpSync(dataFolder(), start, { recursive: true });
    carryOutRestore(place(), (moment) => moments.push(moment));
    expect(moments).toEqual(["safety", "stage", "swap", ...Array<string>(moments.length - 4).fill("moved"), "done"]);
    moments.forEach((moment, index) => {
      rmSync(dataFolder(), { recursive: true, force: true });
      cpSync(start, dataFolder(), { recursive: true });
      let count = 0;
      // What a kill leaves: the process sees no further line of its code. An error before staging is handled, so the folder is kept aside.
      const frozen = path.join(root, `frozen-${index}`);
      carryOutRestore(place(), () => {
        if (count++ === index) cpSync(dataFolder(), frozen, { recursive: true });
      });
      rmSync(dataFolder(), { recursive: true, force: true });
      cpSync(frozen, dataFolder(), { recursive: true });
      expect([moment, readRestoreRequest(dataFolder())?.phase]).toEqual([
        moment,
        index < 2 ? "asked" : moment === "done" ? "swapped" : "staged",
      ]);
      carryOutRestore(place());
      expectRestored();
    });
  });

  it("from a backup with one flipped byte changes nothing but a note of why", () => {
    const file = path.join(backupFolder(), name, "weft.db");
    const bytes = readFileSync(file);
    bytes[6_000]! ^= 1;
    writeFileSync(file, bytes);
    expect(carryOutRestore(place())).toBeNull();
    expect(readRestoreRequest(dataFolder())).toBeNull();
    expect(readFileSync(path.join(dataFolder(), "later.txt"), "utf8")).toBe("came later");
    expect(readdirSync(dataFolder())).not.toContain("restoring");
    expect(readBackupRecords(backupFolder()).find((record) => record.name === name)?.restore?.problem).toEqual({
      key: "restore.fileAltered",
      params: { file: "weft.db" },
    });
  });
});
