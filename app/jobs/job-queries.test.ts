import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
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
});
