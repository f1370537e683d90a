import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { Refusal } from "~/http/errors";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { organisationList } from "../organisation-list";
import { organisationSource } from "../organisation-queries.server";
import { removeSite } from "./remove-site.server";
import { saveSite } from "./save-site.server";
import { siteForm } from "./site-form";
import { siteList } from "./site-list";
import { siteExportRows, sitePage, sitesOfOrganisation } from "./site-queries.server";

function sitesWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const firm = world.organisation("搬家公司");
  const save = (values: Record<string, unknown>, id: number | null = null, organisationId = firm) => {
    const result = parseForm(siteForm, { kind: "production", region: "长沙", ...values });
    if (!result.ok) throw new Error(JSON.stringify(result.fields));
    return saveSite(staff, { organisationId, id, values: result.data });
  };
  const refused = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof Refusal) return Object.values(error.fields)[0]?.key ?? error.key;
      throw error;
    }
    return null;
  };
  return { ...world, staff, firm, save, refused };
}

describe("the sites of an organisation", () => {
  it("a firm that moves in mid-quarter produces in the one city until its last day and in the other from the next", () => {
    const { staff, firm, save } = sitesWorld();
    save({ fromDay: "2020-01-01", untilDay: "2026-08-14" });
    save({ region: "深圳", fromDay: "2026-08-15" });
    const found = (producesIn: string, producesOn?: string) =>
      runList(
        staff,
        organisationSource,
        filterQuery(organisationList, producesOn ? { producesIn, producesOn } : { producesIn }),
      ).total;
    expect([found("长沙", "2026-08-14"), found("深圳", "2026-08-14")]).toEqual([1, 0]);
    expect([found("长沙", "2026-08-15"), found("深圳", "2026-08-15")]).toEqual([0, 1]);
    expect([found("长沙"), found("深圳"), found("广东省"), found("火星")]).toEqual([0, 1, 1, 0]);
    expect(sitesOfOrganisation(staff, firm).map(({ region, current }) => [region, current])).toEqual([
      ["广东省 深圳市", true],
      ["湖南省 长沙市", false],
    ]);
  });

  it("an office is no place where it produces", () => {
    const { staff, save } = sitesWorld();
    save({ kind: "sales" });
    expect(runList(staff, organisationSource, filterQuery(organisationList, { producesIn: "长沙" })).total).toBe(0);
  });

  it("the same place twice at a time, a second headquarters and an unknown region are refused; changed it is not its own rival", () => {
    const { save, refused } = sitesWorld();
    const id = save({ address: "麓谷大道 1 号", fromDay: "2020-01-01" });
    expect(refused(() => save({ address: "麓谷大道1号" }))).toBe("site.samePlace");
    expect(save({ address: "麓谷大道 1 号", fromDay: "2020-02-01", version: 1 }, id)).toBe(id);
    expect(refused(() => save({ address: "麓谷大道 3 号", version: 1 }, id))).toBe("error.conflict");
    save({ kind: "headquarters" });
    expect(refused(() => save({ kind: "headquarters", region: "深圳" }))).toBe("site.secondHeadquarters");
    expect(refused(() => save({ region: "火星" }))).toBe("organisation.region.unknown");
  });

  it("are written by staff; the firm sees its own without the notes of staff, and nobody else's", () => {
    const { account, organisation, firm, save, staff } = sitesWorld();
    save({ note: "租约将到期" });
    const other = organisation("别家公司");
    const own = account("firm_representative", [firm]);
    expect(sitesOfOrganisation(own, firm)[0]?.note).toBeNull();
    expect(sitesOfOrganisation(staff, firm)[0]?.note).toBe("租约将到期");
    expect(() => sitesOfOrganisation(account("firm_representative", [other]), firm)).toThrow("not_found");
    expect(() => removeSite(own, { organisationId: firm, siteId: 1, typedName: "湖南省长沙市" })).toThrow("forbidden");
    expect(() => sitePage(own, filterQuery(siteList, {}))).toThrow("forbidden");
  });

  it("entered in error one is removed once its region is typed, and belongs to its organisation only", () => {
    const { firm, organisation, save, staff, refused } = sitesWorld();
    const siteId = save({});
    const remove = (organisationId: number, typedName: string) =>
      removeSite(staff, { organisationId, siteId, typedName });
    expect(() => remove(organisation("别家公司"), "湖南省长沙市")).toThrow("not_found");
    expect(refused(() => remove(firm, "长沙"))).toBe("site.remove.nameDiffers");
    remove(firm, "湖南省长沙市");
    expect(sitesOfOrganisation(staff, firm)).toEqual([]);
  });

  it("are listed by use, region and day, and exported as they are listed", () => {
    const { save, staff } = sitesWorld();
    save({ fromDay: "2020-01-01", untilDay: "2025-12-31" });
    save({ kind: "research", region: "430104" });
    const total = (filters: Record<string, string>) => sitePage(staff, filterQuery(siteList, filters)).total;
    expect([total({}), total({ region: "长沙" }), total({ kind: "research" }), total({ on: "2026-01-01" })]).toEqual([
      2, 2, 1, 1,
    ]);
    expect(siteExportRows(staff, filterQuery(siteList, { on: "2025-12-31" }))).toHaveLength(2);
  });
});
