import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "~db/schema";
import { transact } from "~db/transact";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { exportList } from "~/transfer/export-list.server";
import { startAuditAnchors } from "./audit-anchor.server";
import { auditExport } from "./audit-export.server";
import { auditList } from "./audit-list";
import { auditActors, auditSource, checkAuditChain } from "./audit-queries.server";
import type { Context } from "./context";
import { forgetTurns } from "./rate-limit.server";
import { recordAudit } from "./record-audit.server";
import { testWorld } from "./testing";

beforeEach(forgetTurns);

function log() {
  const world = testWorld(Date.parse("2026-10-20T15:59:00Z"));
  const write = (context: Context, action: string, subjectKind = "event") =>
    transact(context, () => recordAudit(context, { action, subjectKind, subjectId: 1 }));
  return { world, write };
}

describe("the audit log", () => {
  it("is filtered by person, action, kind and day of Shanghai, newest first", () => {
    const { world, write } = log();
    const [administrator, staff] = [world.account("administrator"), world.account("staff")];
    write(staff, "event.create");
    write(administrator, "account.create", "account");
    world.advance(60_000);
    write(staff, "event.update");
    const seqs = (filters: Record<string, string>) =>
      runList(administrator, auditSource, filterQuery(auditList, filters)).rows.map((row) => row.id);
    expect(seqs({})).toEqual([3, 2, 1]);
    expect(seqs({ actor: String(staff.actor.userId) })).toEqual([3, 1]);
    expect(seqs({ action: "event.update" })).toEqual([3]);
    expect(seqs({ subjectKind: "account" })).toEqual([2]);
    expect(seqs({ subjectKind: "account", subject: "1" })).toEqual([2]);
    expect(seqs({ subject: "2" })).toEqual([]);
    expect(seqs({ period: "2026Q4" })).toEqual([3, 2, 1]);
    expect(seqs({ period: "2026Q3" })).toEqual([]);
    expect(seqs({ day: "2026-10-20" })).toEqual([2, 1]);
    expect(seqs({ day: "2026-10-21" })).toEqual([3]);
    expect(auditActors(administrator)).toHaveLength(2);
  });

  it("leaves the house as a file with what the chain is made of, which is written down too", async () => {
    const { world, write } = log();
    const administrator = world.account("administrator");
    write(administrator, "event.create");
    const { bytes } = await exportList(administrator, auditExport, "csv", new URLSearchParams("filter.subject=1"));
    const [{ hash = "" } = {}] = world.db.select().from(auditEntries).all();
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain(hash);
    expect(text).toContain("2026-10-20 23:59");
    expect(world.db.select().from(auditEntries).all().at(-1)).toMatchObject({
      action: "list.export",
      subjectKind: "audit",
    });
    await expect(exportList(world.account("staff"), auditExport, "csv", new URLSearchParams())).rejects.toThrow(
      "forbidden",
    );
  });

  it.each(["staff", "viewer", "firm_representative"] as const)("is not for a %s", (role) => {
    const { world } = log();
    const person = world.account(role);
    const forbidden = expect.objectContaining({ kind: "forbidden" }) as Error;
    expect(() => runList(person, auditSource, filterQuery(auditList, {}))).toThrow(forbidden);
    expect(() => auditActors(person)).toThrow(forbidden);
    expect(() => checkAuditChain(person)).toThrow(forbidden);
  });

  it("is checked against the anchors of its database, and not at will", () => {
    const { world, write } = log();
    const administrator = world.account("administrator");
    write(world.system, "event.create");
    expect(checkAuditChain(administrator)).toEqual({ checked: 1, brokenAt: null, reason: null, anchors: 0 });
    const file = path.join(mkdtempSync(path.join(tmpdir(), "weft-audit-")), "anchors.jsonl");
    const anchors = startAuditAnchors({
      db: world.db,
      file,
      now: world.system.now,
      report: () => expect.unreachable(),
    });
    expect(checkAuditChain(administrator)).toMatchObject({ brokenAt: null, anchors: 1 });
    anchors.stop();
    world.db.$client.exec("DROP TRIGGER audit_entries_never_deleted; DELETE FROM audit_entries");
    expect(checkAuditChain(administrator)).toMatchObject({ brokenAt: 1, reason: "anchor" });
    for (let turn = 0; turn < 3; turn += 1) checkAuditChain(administrator);
    expect(() => checkAuditChain(administrator)).toThrow(expect.objectContaining({ kind: "too_many" }));
  });
});
