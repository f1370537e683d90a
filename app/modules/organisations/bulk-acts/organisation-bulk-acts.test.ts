import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, bulkChanges, jobs, organisations } from "~db/schema";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import type { BulkRegistry } from "~/lists/define-bulk-act";
import { targetOf } from "~/lists/find-bulk-act.server";
import { previewBulkChange } from "~/lists/preview-bulk-change.server";
import { continueBulkChange, runBulkChange } from "~/lists/run-bulk-change.server";
import { undoBulkChange } from "~/lists/undo-bulk-change.server";
import { organisationSource } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { organisationBulkActs } from "./organisation-bulk-acts.server";

const registry: BulkRegistry = {
  organisations: {
    source: organisationSource as unknown as BulkRegistry[string]["source"],
    acts: organisationBulkActs,
  },
};
const refusal = (kind: string, key?: string) => expect.objectContaining(key ? { kind, key } : { kind });

function desk(rows = 3) {
  const world = testWorld();
  const staff = world.account("staff");
  const ids = Array.from(
    { length: rows },
    (_, index) => saveOrganisation(staff, { patch: { legalName: `湘凯液压${index}有限公司`, kind: "enterprise" } }).id,
  );
  const input = (actId: string, values: Record<string, unknown>, search = "") => ({
    listId: "organisations",
    actId,
    values,
    target: targetOf(registry.organisations!, new URLSearchParams(search)),
  });
  const run = (context: Context, ...asked: Parameters<typeof input>) => {
    const { fingerprint, changing } = previewBulkChange(context, registry, input(...asked));
    return runBulkChange(context, registry, { ...input(...asked), fingerprint, typedCount: String(changing) });
  };
  const row = (id: number) => world.db.select().from(organisations).where(eq(organisations.id, id)).get()!;
  const change = (id: number) => world.db.select().from(bulkChanges).where(eq(bulkChanges.id, id)).get()!;
  return { world, staff, ids, input, run, row, change };
}

describe("an act on all organisations of a query", () => {
  it("shows first what it would change and what it would skip, and writes nothing", () => {
    const { staff, ids, input, row } = desk();
    saveOrganisation(staff, { id: ids[0]!, patch: { sizeClass: "large" } });
    const preview = previewBulkChange(staff, registry, input("size", { value: "large" }));
    expect(preview).toMatchObject({
      ...{ count: 3, looked: 3, changing: 2 },
      skipped: [{ key: "bulk.skip.same", count: 1 }],
      first: [
        { id: ids[1], lines: [{ field: "organisation.field.sizeClass", before: "", after: "大型" }] },
        { id: ids[2] },
      ],
    });
    expect(row(ids[1]!).sizeClass).toBeNull();
  });

  it("changes the records through their own verb, one audit entry each and one for the whole", () => {
    const { world, staff, ids, run, row, change } = desk();
    const id = run(staff, "size", { value: "small" }, "filter.kind=enterprise");
    expect(ids.map((one) => row(one).sizeClass)).toEqual(["small", "small", "small"]);
    expect(change(id)).toMatchObject({ status: "done", records: 3, changed: 3, skipped: 0 });
    const actions = world.db.select({ action: auditEntries.action }).from(auditEntries).all();
    expect(actions.filter(({ action }) => action === "organisation.update")).toHaveLength(3);
    expect(actions.at(-1)!.action).toBe("bulk.run");
  });

  it("changes only the rows that were ticked, and only among those the query finds", () => {
    const { staff, ids, run, row } = desk();
    run(staff, "tag", { value: "重点" }, `ids=${ids[1]!.toString(36)}`);
    run(staff, "size", { value: "small" }, `ids=${ids[1]!.toString(36)}&filter.kind=enterprise`);
    expect(ids.map((one) => row(one).sizeClass)).toEqual([null, "small", null]);
  });

  it("refuses when the records are no longer those of the preview, and then changes nothing", () => {
    const { world, staff, ids, input, row } = desk();
    const asked = input("size", { value: "small" });
    const { fingerprint } = previewBulkChange(staff, registry, asked);
    const attempt = () => runBulkChange(staff, registry, { ...asked, fingerprint, typedCount: "" });
    const added = saveOrganisation(staff, { patch: { legalName: "新来的公司", kind: "enterprise" } }).id;
    expect(attempt).toThrow(refusal("conflict", "bulk.drift"));
    world.db.delete(organisations).where(eq(organisations.id, added)).run();
    saveOrganisation(staff, { id: ids[0]!, patch: { sizeClass: "large" } });
    expect(attempt).toThrow(refusal("conflict", "bulk.drift"));
    expect(row(ids[1]!).sizeClass).toBeNull();
    expect(world.db.select().from(bulkChanges).all()).toEqual([]);
  });

  it("is undone record by record; what somebody edited since stays and is listed", () => {
    const { staff, ids, run, row, change } = desk();
    saveOrganisation(staff, { id: ids[2]!, patch: { sizeClass: "micro" } });
    const id = run(staff, "size", { value: "large" });
    saveOrganisation(staff, { id: ids[1]!, patch: { sizeClass: "medium" } });
    saveOrganisation(staff, { id: ids[0]!, patch: { note: "另一个字段" } });
    expect(undoBulkChange(staff, registry, id)).toEqual({ restored: 2, left: 1 });
    expect(ids.map((one) => row(one).sizeClass)).toEqual([null, "medium", "micro"]);
    expect(change(id).status).toBe("undone");
    expect(() => undoBulkChange(staff, registry, id)).toThrow(refusal("conflict", "bulk.alreadyUndone"));
  });

  it("asks for the number of records before it puts them away, and brings them back", () => {
    const { staff, ids, input, run, row } = desk();
    const asked = input("archive", {});
    const { fingerprint } = previewBulkChange(staff, registry, asked);
    expect(() => runBulkChange(staff, registry, { ...asked, fingerprint, typedCount: "2" })).toThrow(
      refusal("invalid"),
    );
    expect(row(ids[0]!).archivedAt).toBeNull();
    const id = run(staff, "archive", {});
    expect(ids.every((one) => row(one).archivedAt !== null)).toBe(true);
    undoBulkChange(staff, registry, id);
    expect(ids.every((one) => row(one).archivedAt === null)).toBe(true);
  });

  it("is not for viewers or firms, and never for a query that is not wholly understood", () => {
    const { world, staff, input } = desk();
    for (const context of [world.account("viewer"), world.account("firm_representative", [1])])
      expect(() => previewBulkChange(context, registry, input("size", { value: "small" }))).toThrow(
        refusal("forbidden"),
      );
    const preview =
      (search: string, values = {}) =>
      () =>
        previewBulkChange(staff, registry, input("size", { value: "small", ...values }, search));
    expect(preview("filter.gone=1")).toThrow(refusal("conflict", "bulk.ignored"));
    expect(preview("ids=")).toThrow(refusal("conflict", "bulk.nothingChosen"));
    expect(preview("q=没有这家")).toThrow(refusal("conflict", "bulk.empty"));
    expect(preview("", { value: "huge" })).toThrow(refusal("invalid"));
  });

  it("with very many records is a job that goes on where it stopped", async () => {
    const { world, staff, change, input } = desk(0);
    for (let index = 0; index < 2_300; index += 1) world.organisation(`公司${index}`);
    const asked = input("size", { value: "small" });
    const { fingerprint, looked, count } = previewBulkChange(staff, registry, asked);
    expect({ looked, count }).toEqual({ looked: 2_000, count: 2_300 });
    const id = runBulkChange(staff, registry, { ...asked, fingerprint, typedCount: "" });
    expect(change(id)).toMatchObject({ status: "queued", changed: 0 });
    expect(world.db.select().from(jobs).all()).toMatchObject([{ kind: "list.bulkChange", input: { changeId: id } }]);
    const seen: number[] = [];
    const stop = new AbortController();
    const progress = (done: number) => {
      seen.push(done);
      if (seen.length === 2) stop.abort();
    };
    await expect(continueBulkChange(staff, registry, id, progress, stop.signal)).rejects.toThrow();
    expect(change(id)).toMatchObject({ status: "running", changed: 400 });
    expect(() => undoBulkChange(staff, registry, id)).toThrow(refusal("conflict", "bulk.notDone"));
    await continueBulkChange(staff, registry, id, progress, new AbortController().signal);
    expect(change(id)).toMatchObject({ status: "done", changed: 2_300 });
    expect(seen.at(-1)).toBe(2_300);
    expect(undoBulkChange(staff, registry, id)).toEqual({ restored: 2_300, left: 0 });
  });
});
