import { statfsSync } from "node:fs";
import { inArray, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { bytesOf, readBackupRecords, readLastDrill } from "~/backup/backup-records.server";
import type { Settings } from "~/env.server";
import { writesAreRefused } from "~db/refused-writes";
import { jobs, outboxMessages } from "~db/schema";
import { version } from "../../package.json";
import { checkDataFolder, checkDatabaseRules, readDataFolderFacts, type BootProblem } from "./boot-checks.server";
import { dataFolderPaths } from "./data-folder.server";
import type { Gauge } from "./measurements";

export interface Health {
  version: string;
  node: string;
  sqlite: string;
  runningSince: number;
  writesRefused: boolean;
  databaseBytes: number;
  walBytes: number;
  freeBytes: number;
  dataFolder: string;
  dataFolderMode: string;
  mailsWaiting: number;
  mailsFailed: number;
  jobsOpen: number;
  jobsFailed: number;
  lastBackup: number | null;
  lastDrill: { at: number; sound: boolean } | null;
  auditEntries: number;
  /** What would stop a start now. */
  problems: BootProblem[];
}

const JOBS_LOOKED_BACK_MS = 7 * 86_400_000;

function counted(context: Context) {
  const mails = context.db
    .select({ status: outboxMessages.status, count: sql<number>`count(*)` })
    .from(outboxMessages)
    .where(inArray(outboxMessages.status, ["queued", "failed"]))
    .groupBy(outboxMessages.status)
    .all();
  const work = context.db
    .select({ status: jobs.status, count: sql<number>`count(*)` })
    .from(jobs)
    .where(
      sql`${jobs.status} IN ('queued', 'running') OR (${jobs.status} = 'failed' AND ${jobs.finishedAt} > ${context.now() - JOBS_LOOKED_BACK_MS})`,
    )
    .groupBy(jobs.status)
    .all();
  const of = (rows: { status: string; count: number }[], ...statuses: string[]) =>
    rows.filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0);
  return {
    mailsWaiting: of(mails, "queued"),
    mailsFailed: of(mails, "failed"),
    jobsOpen: of(work, "queued", "running"),
    jobsFailed: of(work, "failed"),
  };
}

/** How the system is doing, for its administrators. */
export function readHealth(context: Context, { dataFolder, backupFolder }: Settings): Health {
  authorize(context, "health.see");
  const paths = dataFolderPaths(dataFolder);
  const { bavail, bsize } = statfsSync(dataFolder);
  const folder = readDataFolderFacts(paths);
  const drill = readLastDrill(backupFolder);
  const { $client } = context.db;
  return {
    version,
    node: process.versions.node,
    sqlite: $client.prepare("SELECT sqlite_version()").pluck().get() as string,
    runningSince: context.now() - Math.round(process.uptime() * 1000),
    writesRefused: writesAreRefused(context.db),
    databaseBytes: bytesOf(paths.databaseFile),
    walBytes: bytesOf(`${paths.databaseFile}-wal`),
    freeBytes: bavail * bsize,
    dataFolder,
    dataFolderMode: folder.mode.toString(8).padStart(4, "0"),
    ...counted(context),
    lastBackup: readBackupRecords(backupFolder).find(({ state }) => state === "sound")?.at ?? null,
    lastDrill: drill && { at: drill.at, sound: drill.problem === null },
    auditEntries: $client.prepare("SELECT coalesce(max(seq), 0) FROM audit_entries").pluck().get() as number,
    problems: [...checkDataFolder(folder), ...checkDatabaseRules(context.db)],
  };
}

/** The same numbers for a monitor. */
export function gaugesOf(context: Context, { dataFolder, backupFolder }: Settings): Gauge[] {
  const paths = dataFolderPaths(dataFolder);
  const { mailsWaiting, mailsFailed, jobsOpen, jobsFailed } = counted(context);
  const { bavail, bsize } = statfsSync(dataFolder);
  const backup = readBackupRecords(backupFolder).find(({ state }) => state === "sound");
  const drill = readLastDrill(backupFolder);
  const age = (at: number | undefined) => (at === undefined ? null : Math.round((context.now() - at) / 1000));
  return [
    ["weft_database_bytes", "Size of the database file.", bytesOf(paths.databaseFile)],
    ["weft_wal_bytes", "Size of the write-ahead log.", bytesOf(`${paths.databaseFile}-wal`)],
    ["weft_disk_free_bytes", "Room on the disk of the data folder.", bavail * bsize],
    ["weft_writes_refused", "Whether the disk refused the last write.", Number(writesAreRefused(context.db))],
    ["weft_outbox_waiting", "Mails that wait to be sent.", mailsWaiting],
    ["weft_outbox_failed", "Mails that were given up.", mailsFailed],
    ["weft_jobs_open", "Jobs that wait or run.", jobsOpen],
    ["weft_jobs_failed", "Jobs that failed within a week.", jobsFailed],
    ["weft_backup_age_seconds", "Age of the newest sound backup.", age(backup?.at)],
    ["weft_rehearsal_age_seconds", "Age of the newest rehearsal of a restore.", age(drill?.at)],
    ["weft_rehearsal_sound", "Whether the newest rehearsal succeeded.", drill ? Number(drill.problem === null) : null],
    ["weft_resident_bytes", "Memory of the process.", process.memoryUsage.rss()],
    ["weft_uptime_seconds", "Time since the start.", Math.round(process.uptime())],
  ];
}
