import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate";
import { testDatabase } from "~db/testing";
import remixConfig from "../../remix.config.js";
import { dataFolderPaths, openDataFolder } from "./data-folder.server";
import {
  addressOfSender,
  checkDatabase,
  checkDataFolder,
  checkMachine,
  checkSettings,
  describeProblems,
  mayPassByItself,
  problemOfOpening,
  readDataFolderFacts,
  type DataFolderFacts,
} from "./boot-checks.server";

const keys = (problems: { key: string }[]) => problems.map((problem) => problem.key);
const folder = () => mkdtempSync(path.join(tmpdir(), "weft-boot-"));

describe("settings with which the server starts", () => {
  it.each([
    {},
    { WEFT_ORIGIN: "http://localhost:3000" },
    { WEFT_ORIGIN: "http://127.0.0.1:4000", WEFT_PORT: "4000" },
    { WEFT_ORIGIN: "http://[::1]:3000" },
    {
      WEFT_ORIGIN: "https://weft.example.cn",
      WEFT_HOST: "0.0.0.0",
      WEFT_TRUSTED_PROXY: "127.0.0.1, 10.1.0.0/16, 2001:db8::/32, loopback",
    },
    { WEFT_ORIGIN: "https://weft.example.cn/" },
    { WEFT_SMTP_URL: "smtps://name:p%40ss@mail.example.cn:465", WEFT_MAIL_FROM: "织网台 <weft@example.cn>" },
    { WEFT_DEMO: "yes", WEFT_SECOND_FACTOR: "waived" },
    { WEFT_SECOND_FACTOR: "required" },
    { WEFT_LOG_LEVEL: "warn", PATH: "/usr/bin", WEFTISH: "of another program" },
    { WEFT_BACKUPS: "/srv/backups", WEFT_BACKUP_COMMAND: "/bin/true", WEFT_METRICS_TOKEN: "m".repeat(32) },
    { WEFT_DATA: "/srv/weft", WEFT_BACKUPS: "/srv/weft/backups" },
  ])("%j", (env) => {
    expect(checkSettings(env)).toEqual([]);
  });
});

describe("settings with which the server refuses to start", () => {
  it.each<[Record<string, string>, string]>([
    [{ WEFT_HOST: "0.0.0.0" }, "boot.originMissing"],
    [{ WEFT_ORIGIN: "weft.example.cn" }, "boot.originMalformed"],
    [{ WEFT_ORIGIN: "ftp://weft.example.cn" }, "boot.originMalformed"],
    [{ WEFT_ORIGIN: "http://weft.example.cn" }, "boot.originNotHttps"],
    [{ WEFT_ORIGIN: "http://localhost.evil.example" }, "boot.originNotHttps"],
    [{ WEFT_ORIGIN: "https://weft.example.cn/desk" }, "boot.originNotBare"],
    [{ WEFT_ORIGIN: "https://name:secret@weft.example.cn" }, "boot.originNotBare"],
    [{ WEFT_ORIGIN: "https://weft.example.cn?a=b" }, "boot.originNotBare"],
    [{ WEFT_HOST: "http://0.0.0.0", WEFT_ORIGIN: "https://weft.example.cn" }, "boot.hostMalformed"],
    [{ WEFT_HOST: "", WEFT_ORIGIN: "https://weft.example.cn" }, "boot.hostMalformed"],
    [{ WEFT_PORT: "http" }, "boot.portMalformed"],
    [{ WEFT_PORT: "0" }, "boot.portMalformed"],
    [{ WEFT_PORT: "70000" }, "boot.portMalformed"],
    [{ WEFT_PORT: "3000; rm" }, "boot.portMalformed"],
    [{ WEFT_SMTP_URL: "mail.example.cn:25", WEFT_MAIL_FROM: "weft@example.cn" }, "boot.smtpMalformed"],
    [{ WEFT_SMTP_URL: "https://mail.example.cn", WEFT_MAIL_FROM: "weft@example.cn" }, "boot.smtpMalformed"],
    [{ WEFT_SMTP_URL: "smtp://mail.example.cn" }, "boot.mailFromMissing"],
    [{ WEFT_MAIL_FROM: "weft" }, "boot.mailFromMalformed"],
    [{ WEFT_MAIL_FROM: "weft@example.cn\r\nBcc: all@example.cn" }, "boot.mailFromMalformed"],
    [{ WEFT_TRUSTED_PROXY: "true" }, "boot.proxyMalformed"],
    [{ WEFT_TRUSTD_PROXY: "127.0.0.1" }, "boot.settingUnknown"],
    [{ WEFT_LOG_LEVEL: "loud" }, "boot.logLevelMalformed"],
    [{ WEFT_TRUSTED_PROXY: "1" }, "boot.proxyMalformed"],
    [{ WEFT_TRUSTED_PROXY: "proxy.example.cn" }, "boot.proxyMalformed"],
    [{ WEFT_TRUSTED_PROXY: "10.0.0.0/64" }, "boot.proxyMalformed"],
    [{ WEFT_TRUSTED_PROXY: "0.0.0.0/0" }, "boot.proxyTooWide"],
    [{ WEFT_TRUSTED_PROXY: "::/0" }, "boot.proxyTooWide"],
    [{ WEFT_DEMO: "true" }, "boot.demoMalformed"],
    [{ WEFT_SECOND_FACTOR: "off" }, "boot.secondFactorMalformed"],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: "0" }, "boot.tlsUnchecked"],
    [{ WEFT_DATA: "public/data" }, "boot.dataServed"],
    [{ WEFT_DATA: "build/client" }, "boot.dataServed"],
    [{ WEFT_BACKUPS: "build/client/backups" }, "boot.backupsServed"],
    [{ WEFT_DATA: "/srv/weft", WEFT_BACKUPS: "/srv/weft" }, "boot.backupsInData"],
    [{ WEFT_DATA: "/srv/weft", WEFT_BACKUPS: "/srv/weft/keys" }, "boot.backupsInData"],
    [{ WEFT_BACKUP_COMMAND: "true" }, "boot.backupCommand"],
    [{ WEFT_BACKUP_COMMAND: "/bin/sh -c ls" }, "boot.backupCommand"],
    [{ WEFT_BACKUP_COMMAND: "/etc" }, "boot.backupCommand"],
    [{ WEFT_METRICS_TOKEN: "short" }, "boot.metricsToken"],
    [{ WEFT_METRICS_TOKEN: "m ".repeat(32) }, "boot.metricsToken"],
  ])("%j", (env, key) => {
    expect(keys(checkSettings(env))).toEqual([key]);
  });

  it("are all told at once, in both languages, and no password is repeated", () => {
    const problems = checkSettings({
      WEFT_PORT: "x",
      WEFT_SMTP_URL: "http://name:topsecret@mail.example.cn",
      WEFT_TRUSTED_PROXY: "true",
    });
    const words = describeProblems(problems);
    expect(problems).toHaveLength(4);
    expect(words).toContain("织网台没有启动");
    expect(words).toContain("Weft did not start: 4 settings");
    expect(words).not.toContain("topsecret");
    expect(words).not.toMatch(/boot\.\w+|\{\w+\}/);
  });
});

describe("the machine", () => {
  const good = { nodeVersion: "v20.19.0", sqliteVersion: "3.51.3", lazyRouteDiscovery: false };
  it.each([
    [{}, []],
    [{ nodeVersion: "v24.1.0", sqliteVersion: "3.53.2" }, []],
    [{ nodeVersion: "v20.18.3" }, ["boot.nodeTooOld"]],
    [{ nodeVersion: "v18.20.0" }, ["boot.nodeTooOld"]],
    [{ sqliteVersion: "3.51.2" }, ["boot.sqliteTooOld"]],
    [{ sqliteVersion: "3.40.1" }, ["boot.sqliteTooOld"]],
    [{ lazyRouteDiscovery: true }, ["boot.lazyRoutes"]],
  ])("%j", (change, expected) => {
    expect(keys(checkMachine({ ...good, ...change }))).toEqual(expected);
  });
  it("is built without lazy route discovery", () => {
    expect(remixConfig.future?.v3_lazyRouteDiscovery).toBe(false);
  });
});

describe("the data folder", () => {
  const good: DataFolderFacts = {
    folder: "/srv/weft",
    exists: true,
    isFolder: true,
    writable: true,
    mode: 0o700,
    networkFileSystem: false,
    secrets: [{ file: "/srv/weft/weft.db", mode: 0o600 }],
    keyBytes: 32,
    databaseExists: true,
  };
  it.each<[Partial<DataFolderFacts>, string[]]>([
    [{}, []],
    [{ exists: false, mode: 0o755, keyBytes: null, databaseExists: false, secrets: [] }, []],
    [{ isFolder: false }, ["boot.dataNotAFolder"]],
    [{ writable: false }, ["boot.dataNotWritable"]],
    [{ mode: 0o755 }, ["boot.dataReadable"]],
    [{ mode: 0o710 }, ["boot.dataReadable"]],
    [{ networkFileSystem: true }, ["boot.dataOnNetwork"]],
    [{ secrets: [{ file: "/srv/weft/keys/audit.key", mode: 0o640 }] }, ["boot.fileReadable"]],
    [{ keyBytes: 31 }, ["boot.keyTooShort"]],
    [{ keyBytes: 0 }, ["boot.keyTooShort"]],
    [{ keyBytes: null }, ["boot.keyMissing"]],
  ])("%j", (change, expected) => {
    expect(keys(checkDataFolder({ ...good, ...change }))).toEqual(expected);
  });

  it("that we made ourselves is in order, and stays private while it is used", () => {
    const place = path.join(folder(), "data");
    expect(checkDataFolder(readDataFolderFacts(dataFolderPaths(place)))).toEqual([]);
    const { db, paths } = openDataFolder(place);
    expect(checkDataFolder(readDataFolderFacts(paths))).toEqual([]);
    expect(checkDatabase(db)).toEqual([]);
    chmodSync(paths.auditKeyFile, 0o644);
    expect(keys(checkDataFolder(readDataFolderFacts(paths)))).toEqual(["boot.fileReadable"]);
    db.$client.close();
  });

  it("is refused when it is a file, or open to others", () => {
    const place = folder();
    writeFileSync(path.join(place, "file"), "");
    expect(keys(checkDataFolder(readDataFolderFacts(dataFolderPaths(path.join(place, "file")))))).toEqual([
      "boot.dataNotAFolder",
    ]);
    mkdirSync(path.join(place, "open"));
    chmodSync(path.join(place, "open"), 0o755);
    expect(keys(checkDataFolder(readDataFolderFacts(dataFolderPaths(path.join(place, "open")))))).toEqual([
      "boot.dataReadable",
    ]);
  });
});

describe("the database", () => {
  it("as it is migrated has nothing wrong", () => {
    expect(checkDatabase(testDatabase())).toEqual([]);
  });
  it.each([
    ["synchronous = NORMAL", "synchronous"],
    ["foreign_keys = OFF", "foreign_keys"],
    ["busy_timeout = 0", "busy_timeout"],
    ["trusted_schema = ON", "trusted_schema"],
    ["secure_delete = OFF", "secure_delete"],
    ["cell_size_check = OFF", "cell_size_check"],
  ])("is refused with %s", (pragma, rule) => {
    const db = testDatabase();
    db.$client.pragma(pragma);
    expect(checkDatabase(db)).toMatchObject([{ key: "boot.databaseRule", params: { rule } }]);
  });
  it("is refused without its write-ahead log", () => {
    const db = openDatabase(path.join(folder(), "weft.db"));
    migrate(db);
    db.$client.pragma("journal_mode = DELETE");
    expect(checkDatabase(db)).toMatchObject([{ key: "boot.databaseRule", params: { rule: "journal_mode" } }]);
  });
  it("is refused when it is newer than the code", () => {
    const db = testDatabase();
    db.$client.exec("UPDATE __drizzle_migrations SET created_at = created_at + 1");
    expect(keys(checkDatabase(db))).toEqual(["boot.databaseNewer"]);
  });
  it("is refused when a guarding trigger was dropped", () => {
    const db = testDatabase();
    db.$client.exec("DROP TRIGGER audit_entries_never_changed");
    expect(checkDatabase(db)).toEqual([{ key: "boot.guardMissing", params: { name: "audit_entries_never_changed" } }]);
  });
  it("is refused when bytes of its file were changed", () => {
    const bytes = testDatabase().$client.serialize();
    bytes.fill(0xff, 4096 * 3, 4096 * 3 + 600);
    const db = testDatabase();
    const damaged = new BetterSqlite3(bytes);
    expect(keys(checkDatabase(Object.assign(Object.create(db) as typeof db, { $client: damaged })))).toContain(
      "boot.databaseDamaged",
    );
  });
  it("says what a file that is no database means", () => {
    const file = path.join(folder(), "weft.db");
    writeFileSync(file, "this is not a database, and never was one".repeat(50));
    try {
      migrate(openDatabase(file));
      expect.unreachable();
    } catch (error) {
      expect(problemOfOpening(error).key).toBe("boot.databaseDamaged");
    }
  });
  it.each([
    ["SQLITE_CANTOPEN", "boot.databaseNotWritable"],
    ["SQLITE_READONLY_DIRECTORY", "boot.databaseNotWritable"],
    ["SQLITE_FULL", "boot.databaseNotWritable"],
    ["EACCES", "boot.databaseNotWritable"],
    ["SQLITE_BUSY", "boot.databaseBusy"],
    ["SQLITE_ERROR", "boot.databaseUnusable"],
  ])("says what %s means", (code, key) => {
    const problem = problemOfOpening(Object.assign(new Error("x"), { code }));
    expect(problem.key).toBe(key);
    expect(mayPassByItself(problem)).toBe(true);
  });
  it("waits for a person where trying again would only do the same again", () => {
    for (const key of ["boot.settingUnknown", "boot.databaseNewer", "boot.databaseDamaged", "boot.keyMissing"] as const)
      expect([key, mayPassByItself({ key })]).toEqual([key, false]);
    expect(mayPassByItself({ key: "backup.noSpace" })).toBe(true);
  });
});

describe("the sender of mails", () => {
  it.each([
    ["weft@example.cn", "weft@example.cn"],
    ["织网台 <weft@example.cn>", "weft@example.cn"],
    ["a@example.cn, b@example.cn", null],
    ["a <a@example.cn> <b@example.cn>", null],
    ["a@example.cn\nBcc: b@example.cn", null],
  ])("%j → %s", (sender, address) => {
    expect(addressOfSender(sender)).toBe(address);
  });
});
