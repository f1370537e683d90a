import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { operatingRules, OLDEST_SQLITE, type Database } from "~db/client.server";
import journal from "~db/migrations/meta/_journal.json";
import { Refusal } from "~/http/errors";
import type { RawSettings } from "~/env.server";
import { mailAddress } from "~/forms/fields";
import { LOCALES } from "~/i18n/locales";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import { LOG_LEVELS } from "./log";

/** One reason why the server does not start. */
export interface BootProblem {
  key: MessageKey;
  params?: MessageParams;
}

export const OLDEST_NODE = "20.19.0";
export const SHORTEST_KEY_BYTES = 32;

function olderThan(version: string, oldest: string): boolean {
  const parts = (text: string) =>
    (/(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0));
  const [have, need] = [parts(version), parts(oldest)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (have[index] ?? 0) - (need[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    /^127(?:\.\d{1,3}){3}$/.test(host) ||
    host === "::1" ||
    host === "[::1]"
  );
}

function originProblems(origin: string | undefined, host: string): BootProblem[] {
  if (!origin) return isLoopback(host) ? [] : [{ key: "boot.originMissing" }];
  if (!URL.canParse(origin)) return [{ key: "boot.originMalformed", params: { value: origin } }];
  const url = new URL(origin);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return [{ key: "boot.originMalformed", params: { value: origin } }];
  const problems: BootProblem[] = [];
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    problems.push({ key: "boot.originNotHttps", params: { value: url.origin } });
  if (origin.replace(/\/$/, "") !== url.origin)
    problems.push({ key: "boot.originNotBare", params: { value: url.origin } });
  return problems;
}

const PROXY_WORDS = new Set(["loopback", "linklocal", "uniquelocal"]);

function proxyProblems(text: string): BootProblem[] {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.flatMap((entry): BootProblem[] => {
    if (PROXY_WORDS.has(entry)) return [];
    const [address = "", prefix, ...rest] = entry.split("/");
    const family = isIP(address);
    const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
    if (family === 0 || rest.length > 0 || !fits) return [{ key: "boot.proxyMalformed", params: { value: entry } }];
    return prefix !== undefined && Number(prefix) < 8 ? [{ key: "boot.proxyTooWide", params: { value: entry } }] : [];
  });
}

/** The address part of `Name <name@example.cn>` or of a bare address. */
export function addressOfSender(sender: string): string | null {
  if (/[\u0000-\u001f\u007f]/.test(sender)) return null;
  const match = /^[^<>,;]*<([^<>\s]+)>$/.exec(sender.trim()) ?? /^([^<>,;\s]+)$/.exec(sender.trim());
  const parsed = mailAddress().safeParse(match?.[1] ?? "");
  return parsed.success ? parsed.data : null;
}

function mailProblems(smtpUrl: string | undefined, mailFrom: string | undefined): BootProblem[] {
  const problems: BootProblem[] = [];
  if (smtpUrl) {
    const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
    if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) problems.push({ key: "boot.smtpMalformed" });
    if (!mailFrom) problems.push({ key: "boot.mailFromMissing" });
  }
  if (mailFrom && addressOfSender(mailFrom) === null)
    problems.push({ key: "boot.mailFromMalformed", params: { value: mailFrom } });
  return problems;
}

function backupProblems(env: RawSettings, dataFolder: string, served: readonly string[]): BootProblem[] {
  const problems: BootProblem[] = [];
  const folder = path.resolve(env.WEFT_BACKUPS || path.join(dataFolder, "backups"));
  const within = (outer: string) => folder === outer || folder.startsWith(outer + path.sep);
  if (env.WEFT_BACKUPS && served.some(within)) problems.push({ key: "boot.backupsServed", params: { folder } });
  // Anything else there would become part of the next backup, and be put aside by a restore.
  else if (within(dataFolder) && !within(path.join(dataFolder, "backups")))
    problems.push({ key: "boot.backupsInData", params: { folder } });
  const command = env.WEFT_BACKUP_COMMAND;
  if (command && !isExecutable(command)) problems.push({ key: "boot.backupCommand", params: { value: command } });
  return problems;
}

function isExecutable(file: string): boolean {
  if (!path.isAbsolute(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function metricsProblems(token: string | undefined): BootProblem[] {
  return token && !/^[\x21-\x7e]{32,}$/.test(token) ? [{ key: "boot.metricsToken" }] : [];
}

/** What the README explains, and what the tests of the product are told. */
const SETTING_NAMES = new Set([
  ...[
    "WEFT_ORIGIN",
    "WEFT_HOST",
    "WEFT_PORT",
    "WEFT_DATA",
    "WEFT_BACKUPS",
    "WEFT_BACKUP_COMMAND",
    "WEFT_METRICS_TOKEN",
  ],
  ...["WEFT_SMTP_URL", "WEFT_MAIL_FROM", "WEFT_TRUSTED_PROXY", "WEFT_SECOND_FACTOR", "WEFT_INTERNAL_WEBHOOKS"],
  ...["WEFT_LOG_LEVEL", "WEFT_DEMO", "WEFT_CHROMIUM", "WEFT_NIGHT", "WEFT_HOSTILE_INPUT"],
]);

/** A name that is mistyped would be without effect, unseen: no proxy believed, no mail sent, no copy off the machine. */
function unknownSettings(env: RawSettings): BootProblem[] {
  return Object.keys(env)
    .filter((name) => name.startsWith("WEFT_") && !SETTING_NAMES.has(name))
    .map((name) => ({ key: "boot.settingUnknown", params: { name: name.slice(0, 60) } }));
}

/** What is wrong with the settings as they were given; none of the values that may hold a password is repeated. */
export function checkSettings(env: RawSettings): BootProblem[] {
  const host = env.WEFT_HOST ?? "127.0.0.1";
  const problems = originProblems(env.WEFT_ORIGIN, host);
  if (host === "" || !/^[A-Za-z0-9.:_-]+$/.test(host))
    problems.push({ key: "boot.hostMalformed", params: { value: host } });
  const port = env.WEFT_PORT ?? "3000";
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    problems.push({ key: "boot.portMalformed", params: { value: port } });
  problems.push(...mailProblems(env.WEFT_SMTP_URL, env.WEFT_MAIL_FROM), ...proxyProblems(env.WEFT_TRUSTED_PROXY ?? ""));
  if (!["", "yes", "no"].includes(env.WEFT_DEMO ?? ""))
    problems.push({ key: "boot.demoMalformed", params: { value: env.WEFT_DEMO ?? "" } });
  if (!["", "required", "waived"].includes(env.WEFT_SECOND_FACTOR ?? ""))
    problems.push({ key: "boot.secondFactorMalformed", params: { value: env.WEFT_SECOND_FACTOR ?? "" } });
  if (!["", ...LOG_LEVELS].includes(env.WEFT_LOG_LEVEL ?? ""))
    problems.push({
      key: "boot.logLevelMalformed",
      params: { value: env.WEFT_LOG_LEVEL ?? "", levels: LOG_LEVELS.join(" ") },
    });
  problems.push(...unknownSettings(env));
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === "0") problems.push({ key: "boot.tlsUnchecked" });
  const folder = path.resolve(env.WEFT_DATA ?? "data");
  const served = [path.resolve("public"), path.resolve("build", "client")];
  if (served.some((open) => folder === open || folder.startsWith(open + path.sep)))
    problems.push({ key: "boot.dataServed", params: { folder } });
  problems.push(...backupProblems(env, folder, served), ...metricsProblems(env.WEFT_METRICS_TOKEN));
  return problems;
}

export interface Machine {
  nodeVersion: string;
  sqliteVersion: string;
  /** Route discovery lets one unauthenticated request hang the server. */
  lazyRouteDiscovery: boolean;
}

export function checkMachine({ nodeVersion, sqliteVersion, lazyRouteDiscovery }: Machine): BootProblem[] {
  const problems: BootProblem[] = [];
  if (olderThan(nodeVersion, OLDEST_NODE))
    problems.push({ key: "boot.nodeTooOld", params: { version: nodeVersion, oldest: OLDEST_NODE } });
  if (olderThan(sqliteVersion, OLDEST_SQLITE))
    problems.push({ key: "boot.sqliteTooOld", params: { version: sqliteVersion, oldest: OLDEST_SQLITE } });
  if (lazyRouteDiscovery) problems.push({ key: "boot.lazyRoutes" });
  return problems;
}

export interface DataFolderFacts {
  folder: string;
  exists: boolean;
  isFolder: boolean;
  writable: boolean;
  mode: number;
  networkFileSystem: boolean;
  /** Files that only the owner may read; a missing one will be made. */
  secrets: { file: string; mode: number }[];
  /** Bytes of the audit key; null when there is none yet. */
  keyBytes: number | null;
  /** A database without its key: the chain of its audit could no longer be checked. */
  databaseExists: boolean;
}

/** File systems over a network, by the type that statfs tells: NFS, SMB, CIFS, SMB2, 9p, AFS, Ceph, Lustre, NCP, Coda, GPFS. */
const NETWORK_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400, 0x0bd00bd0, 0x564c, 0x73757245,
  0x47504653,
]);

/** Looks at the data folder without changing it. */
export function readDataFolderFacts(paths: {
  folder: string;
  databaseFile: string;
  auditKeyFile: string;
  anchorFile: string;
}): DataFolderFacts {
  const { folder } = paths;
  const exists = existsSync(folder);
  let nearest = folder;
  while (!existsSync(nearest)) nearest = path.dirname(nearest);
  const stat = statSync(nearest);
  let writable = true;
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch {
    writable = false;
  }
  const secrets = [paths.databaseFile, `${paths.databaseFile}-wal`, paths.auditKeyFile, paths.anchorFile].filter(
    (file) => existsSync(file),
  );
  return {
    folder,
    exists,
    isFolder: stat.isDirectory(),
    writable,
    mode: stat.mode & 0o777,
    networkFileSystem: NETWORK_FILE_SYSTEMS.has(Number(statfsSync(nearest, { bigint: true }).type & 0xffffffffn)),
    secrets: secrets.map((file) => ({ file, mode: statSync(file).mode & 0o777 })),
    keyBytes: existsSync(paths.auditKeyFile) ? statSync(paths.auditKeyFile).size : null,
    databaseExists: existsSync(paths.databaseFile),
  };
}

/** What is wrong with the folder of the data; a folder that does not exist yet will be made. */
export function checkDataFolder(facts: DataFolderFacts): BootProblem[] {
  const { folder } = facts;
  if (!facts.isFolder) return [{ key: "boot.dataNotAFolder", params: { folder } }];
  const problems: BootProblem[] = [];
  if (!facts.writable) problems.push({ key: "boot.dataNotWritable", params: { folder } });
  if (facts.networkFileSystem) problems.push({ key: "boot.dataOnNetwork", params: { folder } });
  if (!facts.exists) return problems;
  if ((facts.mode & 0o077) !== 0) problems.push({ key: "boot.dataReadable", params: { folder } });
  for (const { file, mode } of facts.secrets)
    if ((mode & 0o077) !== 0) problems.push({ key: "boot.fileReadable", params: { file } });
  if (facts.keyBytes !== null && facts.keyBytes < SHORTEST_KEY_BYTES)
    problems.push({ key: "boot.keyTooShort", params: { bytes: facts.keyBytes, least: SHORTEST_KEY_BYTES } });
  if (facts.databaseExists && facts.keyBytes === null) problems.push({ key: "boot.keyMissing", params: { folder } });
  return problems;
}

const EXPECTED_RULES: Record<string, unknown> = {
  journal_mode: "wal",
  synchronous: 2,
  busy_timeout: 5000,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
};

const GUARDING_TRIGGERS = [
  "audit_entries_never_deleted",
  "audit_entries_never_changed",
  "audit_entries_only_appended",
  "last_administrator_never_disabled",
  "last_administrator_never_deleted",
  "registrations_never_oversell_insert",
  "registrations_never_oversell_update",
  "registrations_never_oversell_layers",
  "registered_people_never_oversell_insert",
  "registered_people_never_oversell_update",
  "chosen_sessions_never_oversell",
];

/** What the connection really runs with, against what it must. */
export function checkDatabaseRules(db: Database): BootProblem[] {
  const rules = operatingRules(db);
  return Object.entries(EXPECTED_RULES).flatMap(([rule, expected]): BootProblem[] =>
    rules[rule] === expected || (rule === "journal_mode" && db.$client.memory)
      ? []
      : [{ key: "boot.databaseRule", params: { rule, value: String(rules[rule]), expected: String(expected) } }],
  );
}

/** What is wrong with an opened and migrated database. A damaged file stops the start: it never serves a wrong answer. */
export function checkDatabase(db: Database): BootProblem[] {
  const problems = checkDatabaseRules(db);
  const client = db.$client;
  try {
    const [verdict = "?"] = client.prepare("PRAGMA quick_check(1)").pluck().all() as string[];
    if (verdict !== "ok") problems.push({ key: "boot.databaseDamaged", params: { detail: verdict.slice(0, 200) } });
    const newest = Math.max(...journal.entries.map((entry) => entry.when));
    const applied = client.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get() as number | null;
    if ((applied ?? 0) > newest) problems.push({ key: "boot.databaseNewer" });
    const triggers = new Set(
      client.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[],
    );
    for (const name of GUARDING_TRIGGERS)
      if (!triggers.has(name)) problems.push({ key: "boot.guardMissing", params: { name } });
  } catch (error) {
    problems.push(problemOfOpening(error));
  }
  return problems;
}

/** What it means for a person that the database could not be opened or brought up to date. */
export function problemOfOpening(error: unknown): BootProblem {
  if (error instanceof Refusal) return { key: error.key, params: error.params };
  const code = String((error as { code?: unknown }).code ?? "");
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { key: "boot.databaseDamaged", params: { detail } };
  if (/^SQLITE_(READONLY|CANTOPEN|FULL|IOERR)/.test(code) || /^(EACCES|EROFS|ENOSPC|EPERM)$/.test(code))
    return { key: "boot.databaseNotWritable", params: { detail } };
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return { key: "boot.databaseBusy" };
  return { key: "boot.databaseUnusable", params: { detail } };
}

const PASSING = new Set<MessageKey>([
  ...(["boot.dataNotWritable", "boot.databaseNotWritable", "boot.databaseBusy", "boot.databaseUnusable"] as const),
]);

/** Whether trying again may help, as it does when a disk was full or another process was still ending. */
export function mayPassByItself({ key }: BootProblem): boolean {
  return !key.startsWith("boot.") || PASSING.has(key);
}

/** What the server prints before it gives up, in both languages: whoever starts it may read either. */
export function describeProblems(problems: readonly BootProblem[]): string {
  return LOCALES.map((locale) => {
    const t = translateFor(locale);
    return [
      t("boot.title", { count: problems.length }),
      ...problems.map(({ key, params }) => `  - ${t(key, params)}`),
    ].join("\n");
  }).join("\n\n");
}
