import { jobs } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import type { JobInputs, JobKind } from "./job-kinds";

/** Asks for long work; the verb that calls has checked the permission. Returns the id for `/jobs/:id`. */
export function enqueueJob<K extends JobKind>(context: Context, kind: K, input: JobInputs[K]): number {
  return transact(
    context,
    () =>
      context.db
        .insert(jobs)
        .values({
          kind,
          status: "queued",
          input: { ...input },
          done: 0,
          total: 0,
          createdAt: context.now(),
          createdBy: context.actor.userId,
          promoterId: context.actor.promoterId,
        })
        .returning({ id: jobs.id })
        .get().id,
  );
}
