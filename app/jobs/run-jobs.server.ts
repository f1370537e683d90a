import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { jobs } from "~db/schema";
import { transact } from "~db/transact";
import { SYSTEM_ACTOR } from "~/access/actor";
import { actorOfUser } from "~/access/actor-of-user.server";
import type { Context } from "~/access/context";
import { asRefusal } from "~/http/storage-errors";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import type { JobHandler, JobHandlers } from "./job-handler";
import { isJobKind, type JobKind } from "./job-kinds";

const PROGRESS_EVERY_MS = 250;
const LOOK_EVERY_MS = 250;
const GRACE_MS = 5_000;

export interface JobParts {
  /** The system's context; each job gets it with the actor who asked. */
  base: Omit<Context, "actor" | "locale" | "requestId">;
  handlers: JobHandlers;
  report: (problem: { message: string; job: number; error: string }) => void;
}

type JobRow = typeof jobs.$inferSelect;
type JobProblem = { key: MessageKey; params?: MessageParams };

/** A job that was under way when the product stopped can never end: it is said to have failed. */
export function failInterruptedJobs(base: JobParts["base"]): number {
  return transact(
    base,
    () =>
      base.db
        .update(jobs)
        .set({ status: "failed", problem: { key: "job.interrupted" }, finishedAt: base.now() })
        .where(eq(jobs.status, "running"))
        .run().changes,
  );
}

function update(base: JobParts["base"], id: number, values: Partial<JobRow>): void {
  transact(base, () => {
    base.db.update(jobs).set(values).where(eq(jobs.id, id)).run();
  });
}

function contextOf(base: JobParts["base"], job: JobRow): Context | null {
  const asked =
    job.createdBy === null ? { actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE } : actorOfUser(base.db, job.createdBy);
  return asked && { ...base, ...asked, requestId: `job-${job.id}-${randomUUID()}` };
}

/** Runs the oldest job that waits. @returns false when none waited */
export async function runNextJob({ base, handlers, report }: JobParts, signal: AbortSignal): Promise<boolean> {
  const job = base.db.select().from(jobs).where(eq(jobs.status, "queued")).orderBy(asc(jobs.id)).limit(1).get();
  if (!job) return false;
  update(base, job.id, { status: "running", startedAt: base.now() });
  let [done, total, writtenAt] = [job.done, job.total, -Infinity];
  const progress = (nextDone: number, nextTotal: number) => {
    [done, total] = [nextDone, nextTotal];
    const at = performance.now();
    if (at - writtenAt < PROGRESS_EVERY_MS) return;
    writtenAt = at;
    update(base, job.id, { done, total });
  };
  try {
    const context = contextOf(base, job);
    const handler = isJobKind(job.kind) ? (handlers[job.kind] as JobHandler<JobKind> | undefined) : undefined;
    if (!context || !handler) {
      update(base, job.id, {
        status: "failed",
        problem: { key: context ? "job.unknownKind" : "job.accountDisabled" },
        finishedAt: base.now(),
      });
      return true;
    }
    const { resultPath } = await handler({ id: job.id, input: job.input as never, context, progress, signal });
    update(base, job.id, { status: "done", done, total, resultPath, finishedAt: base.now() });
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal)
      report({
        message: "job failed",
        job: job.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    const problem: JobProblem = refusal
      ? { key: refusal.key, params: refusal.params }
      : { key: "job.failedUnexpectedly" };
    update(base, job.id, { status: "failed", done, total, problem, finishedAt: base.now() });
  }
  return true;
}

/** Runs jobs one after the other until it is stopped; a job that outlasts the stop is failed at the next start. */
export function startJobs(parts: JobParts): { stop: () => Promise<void> } {
  failInterruptedJobs(parts.base);
  const abort = new AbortController();
  const { signal } = abort;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const work = async () => {
    try {
      while (!signal.aborted && (await runNextJob(parts, signal)));
    } catch (error) {
      if (!signal.aborted)
        parts.report({
          message: "jobs paused",
          job: 0,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
    }
    if (!signal.aborted) timer = setTimeout(start, LOOK_EVERY_MS);
  };
  const start = () => {
    current = work();
  };
  start();
  return {
    stop: async () => {
      abort.abort();
      clearTimeout(timer);
      let impatient: NodeJS.Timeout | undefined;
      await Promise.race([current, new Promise((resolve) => (impatient = setTimeout(resolve, GRACE_MS)))]);
      clearTimeout(impatient);
    },
  };
}
