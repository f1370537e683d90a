import { and, isNotNull, lt } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { jobs } from "~db/schema";
import { transact } from "~db/transact";

export const DAYS_KEPT = 183;
const DAY_MS = 86_400_000;

/** Deletes jobs that ended long ago, with what they were given. @returns number of jobs */
export function forgetOldJobs(context: Context): number {
  authorize(context, "import.run");
  return transact(context, () => {
    const { changes } = context.db
      .delete(jobs)
      .where(and(isNotNull(jobs.finishedAt), lt(jobs.finishedAt, context.now() - DAYS_KEPT * DAY_MS)))
      .run();
    if (changes > 0)
      recordAudit(context, { action: "job.forget", subjectKind: "job", subjectId: null, after: { count: changes } });
    return changes;
  });
}
