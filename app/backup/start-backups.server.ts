import { and, eq, inArray, sql } from "drizzle-orm";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { enqueueJob } from "~/jobs/enqueue-job.server";
import type { JobKind } from "~/jobs/job-kinds";
import { isWrittenUnderAnotherClock } from "~/values/clock";
import { jobs } from "~db/schema";
import { isBackupDue, isDrillDue } from "./backup-schedule";
import { readBackupRecords, readLastDrill, removeLeftovers } from "./backup-records.server";
import { backupSettingsOf } from "./backup-settings.server";

const LOOK_EVERY_MS = 60_000;
const AFTER_A_FAILURE_MS = 3_600_000;

export interface BackupParts {
  base: Omit<Context, "actor" | "locale" | "requestId">;
  backupFolder: string;
  report: (problem: { message: string; reason: string }) => void;
}

function isUnderWay(context: Context, kind: JobKind): boolean {
  const found = context.db
    .select({ count: sql<number>`count(*)` })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), inArray(jobs.status, ["queued", "running"])))
    .get();
  return (found?.count ?? 0) > 0;
}

/** Asks for the backup or the rehearsal that is due; a failed one is tried again after an hour. */
export function askForWhatIsDue(context: Context, backupFolder: string, startedAt: number): JobKind | null {
  const now = context.now();
  // A backup that was taken under a clock that has been set back since holds up no other.
  const isBelieved = ({ at }: { at: number }) => !isWrittenUnderAnotherClock(at, now);
  const records = readBackupRecords(backupFolder).filter(isBelieved);
  const taken = records.filter(({ trigger }) => trigger === "scheduled" || trigger === "manual");
  const sound = records.filter(({ state }) => state === "sound");
  const lastGood = taken.find(({ state }) => state === "sound")?.at ?? (taken.length > 0 ? 0 : startedAt);
  const waited = now - (taken[0]?.at ?? 0) >= AFTER_A_FAILURE_MS || taken[0]?.state === "sound";
  if (waited && isBackupDue(backupSettingsOf(context.db), lastGood, now) && !isUnderWay(context, "backup.take")) {
    enqueueJob(context, "backup.take", { trigger: "scheduled" });
    return "backup.take";
  }
  const drill = readLastDrill(backupFolder);
  const lastDrill = drill && isBelieved(drill) ? drill.at : null;
  const oldest = sound.at(-1);
  if (oldest && isDrillDue(lastDrill, oldest.at, now) && !isUnderWay(context, "backup.drill")) {
    enqueueJob(context, "backup.drill", {});
    return "backup.drill";
  }
  return null;
}

/** Looks every minute whether a backup or a rehearsal is due. */
export function startBackups({ base, backupFolder, report }: BackupParts): { stop: () => void } {
  const startedAt = base.now();
  const context: Context = { ...base, actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE, requestId: "backups" };
  const look = () => {
    try {
      askForWhatIsDue(context, backupFolder, startedAt);
    } catch (error) {
      report({ message: "backups not looked at", reason: error instanceof Error ? error.message : String(error) });
    }
  };
  removeLeftovers(backupFolder);
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
