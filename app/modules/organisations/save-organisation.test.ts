import { beforeEach, describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { verifyAudit } from "~/access/verify-audit.server";
import { Refusal, type FieldProblems } from "~/http/errors";
import { searchIndex } from "~/search/search-index.server";
import { auditEntries, organisations, promoters } from "~db/schema";
import { transact } from "~db/transact";
import { createOrganisation } from "./create-organisation.server";
import { saveOrganisation } from "./save-organisation.server";
import { updateOrganisation } from "./update-organisation.server";
import { withdrawOrganisation } from "./withdraw-organisation.server";

type World = ReturnType<typeof testWorld>;
let world: World;
beforeEach(() => {
  world = testWorld();
});

const firm = { legalName: "湘凯液压（集团）股份有限公司", kind: "enterprise" as const };

function refusal(act: () => unknown): { kind: string; key: string; fields: FieldProblems } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("was not refused");
}
const stored = (id: number) =>
  world.db
    .select()
    .from(organisations)
    .all()
    .find((row) => row.id === id)!;
const audit = () =>
  world.db
    .select()
    .from(auditEntries)
    .all()
    .map(({ action, before, after, subjectId }) => ({
      action,
      subjectId,
      before: JSON.parse(before ?? "null"),
      after: JSON.parse(after ?? "null"),
    }));
const found = (text: string) => searchIndex(world.system, text, 10).hits.map((hit) => hit.subjectId);

describe("adding an organisation", () => {
  it("keeps what was given, resolves the region, makes it findable and says so in the audit", () => {
    const staff = world.account("staff");
    const { id, outcome, warnings } = createOrganisation(staff, {
      ...firm,
      shortName: "湘凯液压",
      formerNames: ["湘潭油缸厂"],
      creditCode: "91430100MAXX000152",
      region: "长沙岳麓",
      products: ["油缸", "液压阀"],
    });
    expect({ outcome, warnings }).toEqual({ outcome: "created", warnings: [] });
    expect(stored(id)).toMatchObject({
      ...firm,
      regionCode: "430104",
      promoterId: world.promoterId,
      version: 1,
      comparableName: "湘凯液压(集团)股份有限公司",
      formerNames: ["湘潭油缸厂"],
    });
    for (const text of ["湘凯", "油缸厂", "液压阀", "000152", "岳麓"]) expect(found(text), text).toEqual([id]);
    expect(audit()).toEqual([
      {
        action: "organisation.create",
        subjectId: id,
        before: null,
        after: {
          ...firm,
          shortName: "湘凯液压",
          formerNames: ["湘潭油缸厂"],
          creditCode: "91430100MAXX000152",
          region: "430104",
          products: ["油缸", "液压阀"],
          promoterId: world.promoterId,
        },
      },
    ]);
    expect(verifyAudit(world.db, staff.auditKey)).toMatchObject({ brokenAt: null });
  });

  it("stores a genuine code that fails the check and warns until the licence was seen", () => {
    const staff = world.account("staff");
    const saved = createOrganisation(staff, { ...firm, creditCode: "91350100M0001TGQXM" });
    expect(saved.warnings).toEqual([
      { path: "creditCode", key: "organisation.creditCode.checkFailed", params: { expected: "1" } },
    ]);
    expect(stored(saved.id)).toMatchObject({ creditCode: "91350100M0001TGQXM", creditCodeConfirmed: false });
    expect(updateOrganisation(staff, saved.id, { version: 1, creditCodeConfirmed: true }).warnings).toEqual([]);
    expect(stored(saved.id).creditCodeConfirmed).toBe(true);
    updateOrganisation(staff, saved.id, { version: 2, creditCode: "91350211M0000XUF46" });
    expect(stored(saved.id).creditCodeConfirmed).toBe(false);
  });

  it("refuses a credit code that another organisation has and names it", () => {
    const staff = world.account("staff");
    const first = createOrganisation(staff, { ...firm, creditCode: "91430100MAXX000152" });
    const refused = refusal(() =>
      createOrganisation(staff, { legalName: "另一家有限公司", creditCode: "91430100MAXX000152" }),
    );
    expect(refused).toMatchObject({
      kind: "invalid",
      fields: {
        creditCode: { key: "organisation.creditCode.taken", params: { name: firm.legalName, id: String(first.id) } },
      },
    });
    expect(world.db.select().from(organisations).all()).toHaveLength(1);
  });

  it("takes a second organisation of the same name only when it is meant", () => {
    const staff = world.account("staff");
    const first = createOrganisation(staff, firm);
    const again = { ...firm, legalName: "湘凯液压(集团) 股份有限公司" };
    expect(refusal(() => createOrganisation(staff, again)).fields).toEqual({
      legalName: { key: "organisation.legalName.taken", params: { name: firm.legalName, id: String(first.id) } },
    });
    expect(createOrganisation(staff, { ...again, sameNameConfirmed: true }).outcome).toBe("created");
  });

  it.each([
    ["鼓楼区", "organisation.region.ambiguous"],
    ["长沙高新区", "organisation.region.unknownNear"],
    ["火星", "organisation.region.unknown"],
    ["430122", "organisation.region.unknown"],
  ])("does not guess the region %s", (region, key) => {
    expect(refusal(() => createOrganisation(world.system, { ...firm, region })).fields.region?.key).toBe(key);
  });

  it("takes the city where its short name could also be a district, and warns", () => {
    const { id, warnings } = createOrganisation(world.system, { ...firm, region: "朝阳" });
    expect(stored(id).regionCode).toBe("211300");
    expect(warnings).toMatchObject([{ path: "region", key: "organisation.region.alike" }]);
  });

  it("without a kind goes by the credit code, and is an enterprise otherwise", () => {
    expect(
      stored(createOrganisation(world.system, { legalName: "湘江智造协会", creditCode: "51430100MAXX000749" }).id).kind,
    ).toBe("association");
    expect(stored(createOrganisation(world.system, { legalName: "某某公司" }).id).kind).toBe("enterprise");
  });

  it("is left to staff, and a promoter must exist", () => {
    for (const context of [world.account("viewer"), world.account("firm_representative"), world.visitor]) {
      expect(refusal(() => createOrganisation(context, firm)).kind).toBe("forbidden");
    }
    world.db.delete(promoters).run();
    expect(refusal(() => createOrganisation(world.system, firm))).toMatchObject({
      kind: "conflict",
      key: "organisation.noPromoter",
    });
  });
});

describe("changing an organisation", () => {
  it("leaves alone what was not named and keeps before and after", () => {
    const staff = world.account("staff");
    const { id } = createOrganisation(staff, { ...firm, shortName: "湘凯", industry: "液压", region: "长沙" });
    world.advance(1000);
    const saved = saveOrganisation(staff, { id, patch: { industry: "液压件", shortName: "湘凯" } });
    expect(saved).toMatchObject({
      outcome: "updated",
      before: { industry: "液压" },
      after: { industry: "液压件", region: "430100" },
    });
    expect(stored(id)).toMatchObject({ shortName: "湘凯", regionCode: "430100", version: 2 });
    expect(audit()[1]).toEqual({
      action: "organisation.update",
      subjectId: id,
      before: { industry: "液压" },
      after: { industry: "液压件" },
    });
  });

  it("that changes nothing writes nothing", () => {
    const { id } = createOrganisation(world.system, { ...firm, region: "长沙岳麓", products: ["油缸"] });
    const before = stored(id);
    world.advance(1000);
    expect(
      saveOrganisation(world.system, { id, patch: { ...firm, region: "湖南省 长沙市 岳麓区", products: ["油缸"] } })
        .outcome,
    ).toBe("unchanged");
    expect(stored(id)).toEqual(before);
    expect(audit()).toHaveLength(1);
  });

  it("is refused when somebody else has changed it since", () => {
    const { id } = createOrganisation(world.system, firm);
    updateOrganisation(world.system, id, { version: 1, industry: "液压" });
    expect(refusal(() => updateOrganisation(world.system, id, { version: 1, industry: "机床" }))).toMatchObject({
      kind: "conflict",
      key: "error.conflict",
    });
    expect(stored(id).industry).toBe("液压");
  });

  it("knows the days of membership that a patch leaves alone", () => {
    const { id } = createOrganisation(world.system, { ...firm, memberSince: "2026-01-01" });
    expect(
      refusal(() => saveOrganisation(world.system, { id, patch: { memberUntil: "2025-12-31" } })).fields.memberUntil
        ?.key,
    ).toBe("organisation.memberUntil.beforeSince");
    expect(saveOrganisation(world.system, { id, patch: { memberUntil: "2026-06-30" } }).outcome).toBe("updated");
  });

  it("keeps its own name and code without being taken for its double", () => {
    const { id } = createOrganisation(world.system, { ...firm, creditCode: "91430100MAXX000152" });
    expect(
      updateOrganisation(world.system, id, { version: 1, ...firm, creditCode: "91430100MAXX000152", note: "新" })
        .outcome,
    ).toBe("updated");
  });

  it("can be put back as it was from what it returned", () => {
    const { id } = createOrganisation(world.system, { ...firm, shortName: "湘凯", region: "长沙", products: ["油缸"] });
    const { before } = saveOrganisation(world.system, {
      id,
      patch: { shortName: null, products: [], region: null, memberSince: "2026-01-01" },
    });
    expect(saveOrganisation(world.system, { id, patch: before! }).after).toEqual(before);
    expect(found("油缸")).toEqual([id]);
  });

  it("that does not exist is not found", () => {
    expect(refusal(() => saveOrganisation(world.system, { id: 404, patch: {} })).kind).toBe("not_found");
  });
});

describe("within a larger transaction", () => {
  it("leaves nothing when a later row is refused", () => {
    expect(() =>
      transact(world.system, () => {
        createOrganisation(world.system, firm);
        createOrganisation(world.system, firm);
      }),
    ).toThrow(Refusal);
    expect(world.db.select().from(organisations).all()).toEqual([]);
    expect(audit()).toEqual([]);
    expect(found("湘凯")).toEqual([]);
  });
});

describe("taking back a creation", () => {
  it("removes the organisation from register and search and keeps what it was in the audit", () => {
    const { id } = createOrganisation(world.system, firm);
    withdrawOrganisation(world.system, id);
    expect(world.db.select().from(organisations).all()).toEqual([]);
    expect(found("湘凯")).toEqual([]);
    expect(audit()[1]).toMatchObject({
      action: "organisation.withdraw",
      before: { legalName: firm.legalName },
      after: null,
    });
  });

  it("is refused once something refers to it", async () => {
    const { saveContact } = await import("./contacts/save-contact.server");
    const { id } = createOrganisation(world.system, firm);
    saveContact(world.system, {
      organisationId: id,
      values: { name: "陈立", duty: null, phone: "13812342046", email: null },
    });
    expect(refusal(() => withdrawOrganisation(world.system, id))).toMatchObject({
      kind: "conflict",
      key: "organisation.withdraw.inUse",
    });
    expect(found("湘凯")).toEqual([id]);
  });
});
