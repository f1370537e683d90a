import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { verifyAudit } from "~/access/verify-audit.server";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { auditEntries, contacts, importRows, imports, jobs, oneTimeLinks, personRequests, sessions } from "~db/schema";
import { RETENTION_CHORES, RETENTION_RULES } from "./retention-rules.server";

const DAY = 86_400_000;

function world() {
  const made = testWorld();
  const runAll = () => {
    // Each chore takes a batch at a time; a rule that never comes to an end would never let the others run.
    for (let round = 0; round < 50; round += 1) if (RETENTION_CHORES.every((chore) => chore(made.system) === 0)) return;
    throw new Error("retention never comes to an end");
  };
  return { ...made, runAll };
}

describe("what is kept how long", () => {
  it("is in one register, which is what runs", () => {
    expect(new Set(RETENTION_RULES.map(({ id }) => id)).size).toBe(RETENTION_RULES.length);
    for (const { days, chore } of RETENTION_RULES) expect(days === null).toBe(chore === null);
  });

  it("contacts go two years after their organisation left or was archived, and not before", () => {
    const { db, advance, account, organisation, system, runAll } = world();
    const staff = account("staff");
    const add = (name: string, organisationId: number) =>
      saveContact(staff, { organisationId, values: { name, duty: null, phone: "0731-88880000", email: null } });
    const member = organisation("现会员有限公司", { memberSince: "2024-01-01" });
    const former = organisation("前会员有限公司", { memberSince: "2024-01-01", memberUntil: "2026-11-30" });
    const archived = organisation("归档有限公司", { memberSince: "2024-01-01", archivedAt: system.now() });
    const [kept, gone] = [add("陈立", member), add("王芳", former)];
    add("李敏", archived);
    const asked = add("赵强", former);
    const names = () =>
      db
        .select()
        .from(contacts)
        .all()
        .map(({ id }) => id);
    advance(729 * DAY);
    runAll();
    expect(names()).toHaveLength(4);
    giveConsent(staff, former, asked, { purpose: "general", way: "call", evidence: null });
    advance(3 * DAY);
    runAll();
    // Two years after the last contact is not yet two years after the membership.
    expect(names()).toEqual([kept, gone, asked]);
    advance(60 * DAY);
    runAll();
    expect(names()).toEqual([kept, asked]);
    expect(JSON.stringify(db.select().from(auditEntries).all())).not.toMatch(/王芳|李敏/);
    advance(800 * DAY);
    runAll();
    expect(names()).toEqual([kept]);
    expect(verifyAudit(db, system.auditKey)).toMatchObject({ brokenAt: null });
  });

  it("cells of imports, ended jobs, expired sessions and links go after half a year", () => {
    const { db, advance, account, system, runAll } = world();
    const userId = account("staff").actor.userId!;
    const now = system.now();
    db.insert(imports)
      .values({
        ...{ id: 1, kind: "organisations", fileName: "名单.csv", fileHash: "x", status: "committed", mapping: {} },
        ...{
          options: {},
          findings: { headers: ["联系人"], samples: [["陈立"]] },
          counts: { created: 1 },
          createdAt: now,
        },
      })
      .run();
    db.insert(importRows)
      .values({
        ...{ importId: 1, rowNumber: 2, cells: ["陈立", "13812342046"], corrections: { "1": "13812342047" } },
        ...{ outcome: "created", problems: [{ value: "陈立" }], after: { legalName: "甲" }, targetId: 5 },
      })
      .run();
    db.insert(jobs)
      .values({ kind: "x", status: "done", input: {}, done: 1, total: 1, createdAt: now, finishedAt: now })
      .run();
    db.insert(jobs).values({ kind: "x", status: "queued", input: {}, done: 0, total: 1, createdAt: now }).run();
    const used = { userId, createdAt: now, lastSeenAt: now, userAgent: "x", address: "203.0.113.7" };
    db.insert(sessions)
      .values({ idHash: "old", expiresAt: now, ...used })
      .run();
    db.insert(sessions)
      .values({ idHash: "new", expiresAt: now + 30 * DAY, ...used })
      .run();
    db.insert(oneTimeLinks)
      .values({ tokenHash: "x", purpose: "set_password", userId, createdAt: now, expiresAt: now })
      .run();
    advance(183 * DAY);
    runAll();
    expect(db.select().from(importRows).get()?.cells).toHaveLength(2);
    advance(DAY);
    runAll();
    expect(db.select().from(importRows).get()).toMatchObject({
      ...{ cells: [], corrections: null, problems: [], after: { legalName: "甲" }, targetId: 5 },
    });
    expect(db.select().from(imports).get()).toMatchObject({
      ...{ fileName: "名单.csv", counts: { created: 1 }, findings: { headers: ["联系人"], samples: [] } },
    });
    expect(db.select().from(jobs).all()).toMatchObject([{ status: "queued" }]);
    expect(db.select().from(sessions).all()).toMatchObject([{ idHash: "new" }]);
    expect(db.select().from(oneTimeLinks).all()).toEqual([]);
  });

  it("an erasure that could not clean the file is finished later", () => {
    const { db, system, runAll } = world();
    db.insert(personRequests)
      .values({
        ...{ kind: "erasure", receivedOn: "2026-10-20", createdAt: system.now(), doneAt: system.now(), version: 2 },
        result: { erased: { contacts: 1 }, kept: {}, sweep: { looked: true, left: 2, rewritten: false } },
      })
      .run();
    runAll();
    expect(db.select().from(personRequests).get()?.result).toEqual({
      ...{ erased: { contacts: 1 }, kept: {}, sweep: { looked: true, left: 0, rewritten: true } },
    });
  });
});
