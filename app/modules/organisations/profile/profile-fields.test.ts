import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseListQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { industryCodes, industryLists, tags } from "~db/schema";
import { createOrganisation } from "../create-organisation.server";
import { organisationList } from "../organisation-list";
import { organisationDetail, organisationSource } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { updateOrganisation } from "../update-organisation.server";
import { searchIndustries } from "./find-industry.server";
import { profileFacts } from "./profile-facts.server";

const CODES = [
  ["C", "制造业", 1, null],
  ["C34", "通用设备制造业", 2, "C"],
  ["C344", "泵、阀门、压缩机及类似机械制造", 3, "C34"],
  ["C3444", "液压动力机械及元件制造", 4, "C344"],
  ["C312", "炼钢", 3, "C"],
  ["C3120", "炼钢", 4, "C312"],
  ["I", "信息传输、软件和信息技术服务业", 1, null],
  ["I65", "软件和信息技术服务业", 2, "I"],
] as const;

function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const { id: listId } = here.db
    .insert(industryLists)
    .values({ name: "测试行业表", codeCount: CODES.length, importedAt: 0 })
    .returning({ id: industryLists.id })
    .get();
  here.db
    .insert(industryCodes)
    .values(CODES.map(([code, nameZh, level, parentCode]) => ({ listId, code, nameZh, level, parentCode })))
    .run();
  const listed = (search: string) =>
    runWholeList(staff, organisationSource, parseListQuery(organisationList, new URLSearchParams(search)))
      .map(({ legalName }) => legalName)
      .sort();
  const firm = (legalName: string, values: Partial<Parameters<typeof createOrganisation>[1]> = {}) =>
    createOrganisation(staff, { legalName, ...values }).id;
  return { ...here, staff, listed, firm };
}

describe("the industry of an organisation", () => {
  it.each([
    ["C3444", "C3444 液压动力机械及元件制造", "C3444"],
    ["3444", "C3444 液压动力机械及元件制造", "C3444"],
    ["c3444 液压动力机械及元件制造", "C3444 液压动力机械及元件制造", "C3444"],
    ["液压动力机械及元件制造", "C3444 液压动力机械及元件制造", "C3444"],
    ["炼钢", "C3120 炼钢", "C3120"],
    ["C", "C 制造业", "C"],
    ["3444 别的名称", "3444 别的名称", null],
    ["智能液压", "智能液压", null],
    ["9999", "9999", null],
  ])("written %j is kept as %j", (written, kept, code) => {
    const { firm, staff } = world();
    const { industry, industryCode } = organisationDetail(staff, firm("甲公司", { industry: written }));
    expect([industry, industryCode]).toEqual([kept, code]);
  });

  it("keeps its code when it is saved again, and loses it with the text", () => {
    const { firm, staff } = world();
    const id = firm("甲公司", { industry: "3444" });
    expect(saveOrganisation(staff, { id, patch: { industry: "C3444 液压动力机械及元件制造" } }).outcome).toBe(
      "unchanged",
    );
    saveOrganisation(staff, { id, patch: { industry: null } });
    expect(organisationDetail(staff, id)).toMatchObject({ industry: null, industryCode: null });
  });

  it("is filtered by a code with everything below it", () => {
    const { firm, listed } = world();
    firm("油缸厂", { industry: "3444" });
    firm("钢厂", { industry: "炼钢" });
    firm("软件公司", { industry: "I65" });
    firm("别的", { industry: "智能液压" });
    expect(listed("filter.industry=C")).toEqual(["油缸厂", "钢厂"].sort());
    expect(listed("filter.industry=c34")).toEqual(["油缸厂"]);
    expect(listed("filter.industry=I")).toEqual(["软件公司"]);
    expect(listed("filter.industry=X")).toEqual([]);
  });

  it("is searched by code, name and words", () => {
    const { db } = world();
    const codes = (text: string) => searchIndustries(db, text, 20).map(({ code }) => code);
    expect(codes("344")).toEqual(["C344", "C3444"]);
    expect(codes("c34")).toEqual(["C34", "C344", "C3444"]);
    expect(codes("软件")).toEqual(["I", "I65"]);
    expect(codes("%")).toEqual([]);
    expect(codes("*")).toEqual([]);
    expect(codes("")).toEqual([]);
  });
});

describe("roles, tags, groups and size", () => {
  it("an organisation has several roles in the chain, in the order of the vocabulary", () => {
    const { firm, staff, listed } = world();
    const id = firm("甲公司", { chainRoles: ["platform", "chain_leader"] });
    expect(organisationDetail(staff, id).chainRoles).toEqual(["chain_leader", "platform"]);
    expect(listed("filter.chainRole=platform")).toEqual(["甲公司"]);
    saveOrganisation(staff, { id, patch: { chainRoles: ["chain_leader"] } });
    expect(listed("filter.chainRole=platform")).toEqual([]);
  });

  it("tags are one vocabulary: spellings that are nearly the same are the same tag", () => {
    const { firm, staff, db, listed } = world();
    const first = firm("甲公司", { tags: ["AI 芯片", "出口型"] });
    const second = firm("乙公司", { tags: ["ai芯片", "ＡＩ芯片"] });
    firm("丙公司");
    expect(organisationDetail(staff, second).tags).toEqual(["AI 芯片"]);
    const [tag] = db.select().from(tags).all();
    expect(db.select().from(tags).all()).toHaveLength(2);
    expect(listed(`filter.tag=${tag!.id}`)).toEqual(["乙公司", "甲公司"]);
    expect(organisationDetail(staff, first).tags).toEqual(["AI 芯片", "出口型"]);
  });

  it("a group is another organisation or a name that is none", () => {
    const { firm, staff, listed } = world();
    const parent = firm("湘凯控股集团有限公司");
    const child = firm("湘凯液压有限公司", { groupName: "湘凯控股集团有限公司" });
    const other = firm("甲公司", { groupName: "无此单位集团" });
    expect(profileFacts(staff, child)).toMatchObject({ parentId: parent, groupCount: 2 });
    expect(profileFacts(staff, other)).toMatchObject({ parentId: null, groupCount: 1 });
    expect(listed("filter.group=湘凯控股集团有限公司")).toEqual(["湘凯控股集团有限公司", "湘凯液压有限公司"]);
  });

  it("above the designized size on a day counts every stretch, the earlier ones too", () => {
    const { firm, staff, listed } = world();
    const id = firm("甲公司", { aboveScaleSince: "2019-01-01", aboveScaleUntil: "2021-12-31" });
    saveOrganisation(staff, { id, patch: { aboveScaleSince: "2024-01-01", aboveScaleUntil: null } });
    const on = (day: string) => listed(`filter.aboveScaleOn=${day}`).length;
    expect(["2018-12-31", "2019-01-01", "2021-12-31", "2022-01-01", "2024-01-01", "2026-01-01"].map(on)).toEqual([
      0, 1, 1, 0, 1, 1,
    ]);
    expect(profileFacts(staff, id).aboveScale).toEqual([
      { since: "2019-01-01", until: "2021-12-31" },
      { since: "2024-01-01", until: null },
    ]);
    expect(() => saveOrganisation(staff, { id, patch: { aboveScaleUntil: "2023-01-01" } })).toThrow("error.invalid");
  });
});

describe("a firm that moves in the middle of a quarter", () => {
  it("is asked since when, and counts in each region on its days", () => {
    const { firm, staff, listed } = world();
    const id = firm("搬家公司", { region: "430104" });
    firm("留下公司", { region: "430104" });
    const problem = (values: object) => {
      try {
        updateOrganisation(staff, id, { version: 1, ...values });
        return null;
      } catch (error) {
        return (error as { fields: Record<string, { key: string }> }).fields.regionSince?.key;
      }
    };
    expect(problem({ region: "440305" })).toBe("organisation.regionSince.needed");
    expect(problem({ region: "440305", regionSince: "2026-10-21" })).toBe("organisation.regionSince.future");
    updateOrganisation(staff, id, { version: 1, region: "深圳市南山区", regionSince: "2026-08-15" });
    expect(listed("filter.region=深圳")).toEqual(["搬家公司"]);
    expect(listed("filter.region=长沙")).toEqual(["留下公司"]);
    expect(listed("filter.region=长沙&filter.regionOn=2026-08-14")).toEqual(["搬家公司", "留下公司"].sort());
    expect(listed("filter.region=长沙&filter.regionOn=2026-08-15")).toEqual(["留下公司"]);
    expect(listed("filter.region=深圳&filter.regionOn=2026-06-30")).toEqual([]);
    expect(profileFacts(staff, id).pastRegions).toEqual([
      { name: expect.stringContaining("岳麓") as string, lastDay: "2026-08-14" },
    ]);
  });

  it("is not moved by a correction, and nothing is asked when the region stays or was not known", () => {
    const { firm, staff, listed } = world();
    const id = firm("甲公司", { region: "430104" });
    updateOrganisation(staff, id, { version: 1, region: "430111", regionCorrected: true });
    expect(listed("filter.region=430111&filter.regionOn=2020-01-01")).toEqual(["甲公司"]);
    updateOrganisation(staff, id, { version: 2, region: "430111", note: "x" });
    const blank = firm("乙公司");
    updateOrganisation(staff, blank, { version: 1, region: "430104" });
    expect(listed("filter.region=430104&filter.regionOn=2020-01-01")).toEqual(["乙公司"]);
  });

  it("moved by an import counts in its old region until that day", () => {
    const { firm, staff, listed } = world();
    const id = firm("甲公司", { region: "430104" });
    saveOrganisation(staff, { id, patch: { region: "440305" } });
    expect(listed("filter.region=长沙&filter.regionOn=2026-10-19")).toEqual(["甲公司"]);
    expect(listed("filter.region=长沙")).toEqual([]);
  });
});
