import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { jobs } from "~db/schema";
import type { Actor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { STAFF } from "~/access/define-permissions";
import { notFound } from "~/http/errors";
import type { ListSource } from "~/lists/run-list.server";
import { jobList, type JobRow } from "./job-list";
import type { JobStatus } from "./job-kinds";

/** Staff see all long work of their promoter; others what they asked for themselves. */
export function visibleJobs(actor: Actor): SQL | undefined {
  const ofPromoter = ofOwnPromoter(actor, jobs.promoterId);
  return STAFF.includes(actor.role) ? ofPromoter : and(ofPromoter, eq(jobs.createdBy, actor.userId ?? 0));
}

const by = sql<string | null>`(SELECT u.name FROM users u WHERE u.id = ${jobs.createdBy})`;

export const jobSource: ListSource<JobRow> = {
  definition: jobList,
  table: jobs,
  id: jobs.id,
  select: {
    id: jobs.id,
    kind: jobs.kind,
    status: jobs.status,
    done: jobs.done,
    total: jobs.total,
    by: by.as("by_name"),
    createdAt: jobs.createdAt,
  },
  sorts: { createdAt: jobs.createdAt },
  filters: { status: (values) => inArray(jobs.status, values) },
  visible: visibleJobs,
  authorize: (context) => authorize(context, "job.see"),
};

export interface JobView extends JobRow {
  resultPath: string | null;
  problem: { key: string; params?: Record<string, string | number> } | null;
  startedAt: number | null;
  finishedAt: number | null;
}

export function readJob(context: Context, id: number): JobView {
  authorize(context, "job.see");
  const found = context.db
    .select({
      ...{
        id: jobs.id,
        kind: jobs.kind,
        status: jobs.status,
        done: jobs.done,
        total: jobs.total,
        by,
        createdAt: jobs.createdAt,
      },
      ...{ resultPath: jobs.resultPath, problem: jobs.problem, startedAt: jobs.startedAt, finishedAt: jobs.finishedAt },
    })
    .from(jobs)
    .where(and(eq(jobs.id, id), visibleJobs(context.actor)))
    .get();
  if (!found) throw notFound();
  return { ...found, status: found.status as JobStatus };
}
