import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { fingerprintOf } from "~/forms/fingerprint-of.server";
import { auditEntries, promoters } from "~db/schema";
import { findHub, listPromoters, promoterFormValues, promoterName, promoterOptions } from "./promoter-queries.server";
import { createPromoter, updatePromoter } from "./save-promoter.server";

const values = {
  nameZh: "长沙工程机械集群促进中心",
  nameEn: "Changsha Machinery Cluster Centre",
  shortNameZh: "促进中心",
  shortNameEn: "Centre",
  clusterNameZh: "长沙工程机械集群",
  clusterNameEn: "Changsha Construction Machinery Cluster",
  region: "长沙",
};

describe("promoters", () => {
  it("the first one is the hub, further ones are its sub-promoters", () => {
    const { db, account } = testWorld();
    db.delete(promoters).run();
    const administrator = account("administrator");
    expect(findHub(administrator)).toBeNull();
    const hub = createPromoter(administrator, values);
    const sub = createPromoter(administrator, { ...values, shortNameZh: "浏阳分中心", region: null });
    expect(listPromoters(administrator).map(({ id, parentId, regionCode }) => [id, parentId, regionCode])).toEqual([
      [hub, null, "430100"],
      [sub, hub, null],
    ]);
    expect(findHub(administrator)?.id).toBe(hub);
    expect(promoterOptions(administrator)[1]).toEqual({ value: String(sub), label: "浏阳分中心" });
    expect(promoterName(findHub(administrator)!, "en")).toBe(values.nameEn);
  });

  it("are changed by administrators only, and the audit says what changed", () => {
    const { db, account, promoterId } = testWorld();
    expect(() => createPromoter(account("staff"), values)).toThrow("forbidden");
    expect(() => updatePromoter(account("staff"), promoterId, values)).toThrow("forbidden");
    const administrator = account("administrator");
    updatePromoter(administrator, promoterId, values);
    updatePromoter(administrator, promoterId, values);
    updatePromoter(administrator, promoterId, { ...values, region: null });
    const entries = db.select().from(auditEntries).all();
    expect(entries).toHaveLength(2);
    expect(JSON.parse(entries[1]!.before!)).toEqual({ regionCode: "430100" });
    expect(() => updatePromoter(administrator, 404, values)).toThrow("not_found");
    expect(() => updatePromoter(administrator, promoterId, { ...values, region: "火星" })).toThrow("invalid");
  });

  it("are not changed by somebody who has not seen what a colleague saved meanwhile", () => {
    const { db, account, promoterId } = testWorld();
    const [first, second] = [account("administrator"), account("administrator")];
    const seen = fingerprintOf(promoterFormValues(first, promoterId));
    updatePromoter(first, promoterId, values, seen);
    expect(() => updatePromoter(second, promoterId, { ...values, nameZh: "旧" }, seen)).toThrow("conflict");
    expect(db.select().from(promoters).get()?.nameZh).toBe(values.nameZh);
    updatePromoter(second, promoterId, values, fingerprintOf(promoterFormValues(second, promoterId)));
  });
});
