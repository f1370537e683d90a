import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { enqueueJob } from "~/jobs/enqueue-job.server";
import { jobs } from "~db/schema";
import { transact } from "~db/transact";

/** Asks for a backup now. One that waits already will hold the same; one that runs may have read what changed since. @returns the job */
export function askForBackup(context: Context): number {
  authorize(context, "backup.manage");
  return transact(context, () => {
    const waiting = context.db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.kind, "backup.take"), eq(jobs.status, "queued")))
      .limit(1)
      .get();
    return waiting?.id ?? enqueueJob(context, "backup.take", { trigger: "manual" });
  });
}
