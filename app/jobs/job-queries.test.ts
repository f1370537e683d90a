import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { users } from "~db/schema";
import { enqueueJob } from "./enqueue-job.server";
import { jobList } from "./job-list";
import { jobSource, readJob } from "./job-queries.server";

describe("who sees long work", () => {
  const world = testWorld();
  const [staff, viewer, other, firm] = [
    world.account("staff"),
    world.account("viewer"),
    world.account("viewer"),
    world.account("firm_representative"),
  ];
  const ofStaff = enqueueJob(staff, "import.preview", { importId: 1 });
  const ofViewer = enqueueJob(viewer, "import.preview", { importId: 1 });
  const all = filterQuery(jobList, {});

  it("staff see all of it, newest first, with who asked for it", () => {
    expect(runList(staff, jobSource, all).rows.map((row) => [row.id, row.by])).toEqual([
      [ofViewer, viewer.actor.name],
      [ofStaff, staff.actor.name],
    ]);
  });
  it("a viewer sees their own, and another's is not found", () => {
    expect(runList(viewer, jobSource, all).rows.map((row) => row.id)).toEqual([ofViewer]);
    expect(runList(other, jobSource, all).total).toBe(0);
    expect(readJob(viewer, ofViewer).status).toBe("queued");
    expect(() => readJob(viewer, ofStaff)).toThrow(expect.objectContaining({ kind: "not_found" }));
    expect(() => readJob(staff, 999)).toThrow(expect.objectContaining({ kind: "not_found" }));
  });
  it("a firm sees none", () => {
    expect(() => runList(firm, jobSource, all)).toThrow(expect.objectContaining({ kind: "forbidden" }));
    expect(() => readJob(firm, ofStaff)).toThrow(expect.objectContaining({ kind: "forbidden" }));
  });

  it("it stays with the promoter for which it was begun when its person changes to another one", () => {
    const parts = world.subPromoter("零部件办公室");
    const [partsStaff, colleague] = [world.account("staff", [], parts), world.account("staff", [], parts)];
    const ofParts = enqueueJob(partsStaff, "import.preview", { importId: 1 });
    const moved = { ...partsStaff, actor: { ...partsStaff.actor, promoterId: world.subPromoter("国际办") } };
    world.db.update(users).set({ promoterId: moved.actor.promoterId }).where(eq(users.id, moved.actor.userId!)).run();
    expect(readJob(colleague, ofParts).id).toBe(ofParts);
    expect(readJob(staff, ofParts).id).toBe(ofParts);
    expect(() => readJob(moved, ofParts)).toThrow("not_found");
    expect(() => readJob(colleague, ofStaff)).toThrow("not_found");
  });
});
