import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { desc } from "drizzle-orm";
import { auditEntries } from "~db/schema";
import { createOrganisation } from "./create-organisation.server";
import { organisationDetail } from "./organisation-queries.server";
import { earlierValues, restoreEarlierValues } from "./restore-earlier-values.server";
import { saveOrganisation } from "./save-organisation.server";

let world: ReturnType<typeof testWorld>;
let staff: Context;
let id: number;

beforeEach(() => {
  world = testWorld();
  staff = world.account("staff");
  id = createOrganisation(staff, {
    legalName: "湘江液压有限公司",
    shortName: "湘江",
    region: "长沙市",
    products: ["油缸"],
    creditCode: "91430100MA4L16JQ9B",
  }).id;
});

const lastChange = () => world.db.select().from(auditEntries).orderBy(desc(auditEntries.seq)).get()!.seq;
const change = (patch: Parameters<typeof saveOrganisation>[1]["patch"]) => {
  saveOrganisation(staff, { id, patch });
  return lastChange();
};
const version = () => organisationDetail(staff, id).version;

describe("earlier values of an organisation", () => {
  it("come back all together, and the log says so", () => {
    const seq = change({ shortName: "湘液", region: "株洲市", products: ["油泵", "马达"], note: "错填" });
    expect(
      earlierValues(staff, id, seq)
        .back.map(({ field }) => field)
        .sort(),
    ).toEqual(["note", "products", "region", "shortName"]);
    restoreEarlierValues(staff, id, seq, version());
    const { shortName, region, products, note } = organisationDetail(staff, id);
    expect({ shortName, region, products, note }).toEqual({
      shortName: "湘江",
      region: "430100",
      products: ["油缸"],
      note: null,
    });
    const entry = world.db.select().from(auditEntries).orderBy(desc(auditEntries.seq)).get()!;
    expect(entry.action).toBe("organisation.update");
    expect(JSON.parse(entry.after!)).toMatchObject({ shortName: "湘江", products: ["油缸"] });
  });

  it("stay away from a field that somebody has changed again since", () => {
    const seq = change({ shortName: "湘液", address: "一号" });
    change({ address: "二号" });
    const { back, left } = earlierValues(staff, id, seq);
    expect([back.map(({ field }) => field), left.map(({ field }) => field)]).toEqual([["shortName"], ["address"]]);
    restoreEarlierValues(staff, id, seq, version());
    expect(organisationDetail(staff, id)).toMatchObject({ shortName: "湘江", address: "二号" });
    expect(() => restoreEarlierValues(staff, id, seq, version())).toThrow(
      "conflict: organisation.earlierValues.nothing",
    );
  });

  it("are not brought back over a change that the person has not seen", () => {
    const seq = change({ shortName: "湘液" });
    const seen = version();
    change({ address: "二号" });
    expect(() => restoreEarlierValues(staff, id, seq, seen)).toThrow("conflict: error.conflict");
  });

  it("are refused where another organisation has the credit code by now", () => {
    const seq = change({ creditCode: null });
    createOrganisation(staff, { legalName: "另一家有限公司", creditCode: "91430100MA4L16JQ9B" });
    expect(() => restoreEarlierValues(staff, id, seq, version())).toThrow("invalid");
  });

  it("are given back by those who may write alone, and only those of this organisation", () => {
    const seq = change({ shortName: "湘液" });
    const other = world.organisation("别家有限公司");
    expect(() => earlierValues(world.account("viewer"), id, seq)).toThrow("forbidden");
    expect(() => restoreEarlierValues(staff, other, seq, 1)).toThrow("not_found");
    expect(() => restoreEarlierValues(staff, id, 1, version())).toThrow("not_found");
  });
});
