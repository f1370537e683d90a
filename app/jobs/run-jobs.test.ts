import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { jobs, users } from "~db/schema";
import { testWorld } from "~/access/testing";
import { conflict } from "~/http/errors";
import { enqueueJob } from "./enqueue-job.server";
import { backupJobs } from "~/backup/backup-jobs.server";
import { readSettings } from "~/env.server";
import { jobHandlers } from "./handlers.server";
import type { JobHandlers } from "./job-handler";
import { JOB_KIND_LABELS } from "./job-kinds";
import { failInterruptedJobs, runNextJob, startJobs } from "./run-jobs.server";

function workshop(handlers: JobHandlers) {
  const world = testWorld();
  const reports: string[] = [];
  const { db, now, origin, auditKey } = world.system;
  const parts = {
    base: { db, now, origin, auditKey },
    handlers,
    report: (problem: { message: string; error: string }) => void reports.push(problem.error),
  };
  const row = (id: number) => db.select().from(jobs).where(eq(jobs.id, id)).get()!;
  const run = () => runNextJob(parts, new AbortController().signal);
  return { world, parts, reports, row, run };
}

describe("long work", () => {
  it("has somebody who does it, whatever its kind", () => {
    expect(Object.keys({ ...jobHandlers, ...backupJobs(readSettings({})) }).sort()).toEqual(
      Object.keys(JOB_KIND_LABELS).sort(),
    );
  });

  it("is done as the person who asked, and ends at its result page", async () => {
    const { world, row, run } = workshop({
      "import.preview": ({ input, context, progress }) => {
        progress(3, 3);
        return Promise.resolve({ resultPath: `/imports/${input.importId}?by=${context.actor.role}` });
      },
    });
    const id = enqueueJob(world.account("staff"), "import.preview", { importId: 7 });
    expect(row(id)).toMatchObject({ status: "queued", done: 0 });
    expect(await run()).toBe(true);
    expect(row(id)).toMatchObject({
      status: "done",
      done: 3,
      total: 3,
      resultPath: "/imports/7?by=staff",
      problem: null,
    });
    expect(await run()).toBe(false);
  });

  it("is done one after the other, oldest first", async () => {
    const order: number[] = [];
    let under = 0;
    const { world, run } = workshop({
      "import.preview": async ({ input }) => {
        under += 1;
        expect(under).toBe(1);
        await Promise.resolve();
        order.push(input.importId);
        under -= 1;
        return { resultPath: null };
      },
    });
    for (const importId of [1, 2, 3]) enqueueJob(world.system, "import.preview", { importId });
    while (await run());
    expect(order).toEqual([1, 2, 3]);
  });

  it("tells its progress, and writes it at most four times a second", async () => {
    const seen: number[] = [];
    const { world, run, row } = workshop({
      "import.preview": async ({ id, context, progress }) => {
        for (let done = 1; done <= 5_000; done += 1) {
          progress(done, 5_000);
          seen.push(context.db.select({ done: jobs.done }).from(jobs).where(eq(jobs.id, id)).get()!.done);
        }
        return Promise.resolve({ resultPath: null });
      },
    });
    const id = enqueueJob(world.system, "import.preview", { importId: 1 });
    const started = performance.now();
    await run();
    const quarters = Math.floor((performance.now() - started) / 250) + 1;
    expect(seen[0]).toBe(1);
    expect(new Set(seen).size).toBeLessThanOrEqual(quarters);
    expect(row(id)).toMatchObject({ done: 5_000, total: 5_000 });
  });

  it("that is refused says why; what nobody foresaw is recorded and not shown", async () => {
    const { world, run, row, reports } = workshop({
      "import.preview": ({ input }) =>
        Promise.reject(input.importId === 1 ? conflict("error.conflict") : new Error("secret detail")),
    });
    const refused = enqueueJob(world.system, "import.preview", { importId: 1 });
    const broken = enqueueJob(world.system, "import.preview", { importId: 2 });
    const unknown = enqueueJob(world.system, "import.preview", { importId: 3 });
    world.db.update(jobs).set({ kind: "of.an.earlier.version" }).where(eq(jobs.id, unknown)).run();
    while (await run());
    expect(row(refused)).toMatchObject({ status: "failed", problem: { key: "error.conflict" } });
    expect(row(broken)).toMatchObject({ status: "failed", problem: { key: "job.failedUnexpectedly" } });
    expect(JSON.stringify(row(broken))).not.toContain("secret");
    expect(row(unknown)).toMatchObject({ status: "failed", problem: { key: "job.unknownKind" } });
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain("secret detail");
  });

  it("is not done for an account that was disabled meanwhile", async () => {
    const { world, run, row } = workshop({ "import.preview": () => expect.unreachable() });
    const staff = world.account("staff");
    const id = enqueueJob(staff, "import.preview", { importId: 1 });
    world.db.update(users).set({ disabledAt: 1 }).where(eq(users.id, staff.actor.userId!)).run();
    await run();
    expect(row(id)).toMatchObject({ status: "failed", problem: { key: "job.accountDisabled" } });
  });

  it("that was under way when the server died is said to have failed, and what waited still runs", async () => {
    const { world, parts, run, row } = workshop({
      "import.preview": () => Promise.resolve({ resultPath: "/imports/2" }),
    });
    const interrupted = enqueueJob(world.system, "import.preview", { importId: 1 });
    world.db.update(jobs).set({ status: "running" }).run();
    const waiting = enqueueJob(world.system, "import.preview", { importId: 2 });
    expect(failInterruptedJobs(parts.base)).toBe(1);
    expect(row(interrupted)).toMatchObject({
      status: "failed",
      problem: { key: "job.interrupted" },
      finishedAt: world.system.now(),
    });
    await run();
    expect(row(waiting).status).toBe("done");
  });

  it("runs in the background; a stop tells it, waits for it and begins nothing new", async () => {
    let begin: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const { world, parts, row } = workshop({
      "import.preview": async ({ signal }) => {
        begin();
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        return { resultPath: "/done" };
      },
    });
    const first = enqueueJob(world.system, "import.preview", { importId: 1 });
    const second = enqueueJob(world.system, "import.preview", { importId: 2 });
    const running = startJobs(parts);
    await begun;
    expect(row(first).status).toBe("running");
    await running.stop();
    expect(row(first)).toMatchObject({ status: "done", resultPath: "/done" });
    expect(row(second).status).toBe("queued");
  });
});
