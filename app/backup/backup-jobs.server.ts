import type { JobHandlers } from "~/jobs/job-handler";
import { rehearseRestore } from "./rehearse-restore.server";
import { takeBackup, type BackupPlace } from "./take-backup.server";

/** The long work of this folder; where things are comes from the environment. */
export function backupJobs(place: BackupPlace): JobHandlers {
  return {
    "backup.take": async ({ input, context, progress, signal }) => {
      await takeBackup(context, place, input.trigger, progress, signal);
      return { resultPath: "/settings/backups" };
    },
    "backup.drill": async ({ context, progress, signal }) => {
      await rehearseRestore(context, place, progress, signal);
      return { resultPath: "/settings/backups" };
    },
  };
}
