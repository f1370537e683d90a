import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { industryCodes } from "~db/schema";
import { createOrganisation } from "../create-organisation.server";
import { organisationDetail } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { importIndustries } from "./import-industries.server";
import { readIndustryList } from "./industry-list";

const HEAD = ["code", "name_zh", "level", "parent"];

describe("a list of industries", () => {
  it("is read with its parents, said or by their codes; the level is the depth", () => {
    expect(
      readIndustryList([
        HEAD,
        ["C", "制造业", "1", ""],
        ["C34", "通用设备制造业", "2", "C"],
        ["C3444", "液压", "4", "C34"],
      ]),
    ).toEqual([
      { code: "C", nameZh: "制造业", nameEn: null, parentCode: null, level: 1 },
      { code: "C34", nameZh: "通用设备制造业", nameEn: null, parentCode: "C", level: 2 },
      { code: "C3444", nameZh: "液压", nameEn: null, parentCode: "C34", level: 3 },
    ]);
    expect(
      readIndustryList([
        ["行业代码", "行业名称"],
        ["c", "制造业"],
        ["c34", "通用设备"],
        ["", ""],
      ]),
    ).toMatchObject([
      { code: "C", parentCode: null },
      { code: "C34", parentCode: "C" },
    ]);
  });

  it.each([
    [[["甲", "乙"]], { problem: "noColumns" }],
    [[HEAD], { problem: "noColumns" }],
    [[HEAD, ["C-1", "x", "", ""]], { problem: "notACode", row: 2, code: "C-1" }],
    [[HEAD, ["C", "", "", ""]], { problem: "noName", row: 2, code: "C" }],
    [[HEAD, ["C", "x", "", ""], ["c", "y", "", ""]], { problem: "twice", row: 3, code: "C" }],
    [[HEAD, ["C1", "x", "", "Z"]], { problem: "noParent", row: 2, code: "C1" }],
    [[HEAD, ["A", "x", "", "B"], ["B", "y", "", "A"]], { problem: "circle", row: 2, code: "A" }],
  ])("%j is refused with its place", (rows, problem) => {
    expect(readIndustryList(rows)).toEqual(problem);
  });

  it("that is imported later is in use from then on, and a text that it knows is placed when it is saved", async () => {
    const { account, db } = testWorld();
    const staff = account("staff");
    const { id } = createOrganisation(staff, { legalName: "甲公司", industry: "液压元件制造" });
    const csv = (text: string) => ({ name: "list.csv", bytes: new TextEncoder().encode(text) });
    expect(await importIndustries(staff, "甲", csv("code,name_zh\nC,制造业\nC3444,液压元件制造\n"))).toEqual({
      codes: 2,
    });
    expect(organisationDetail(staff, id).industryCode).toBeNull();
    saveOrganisation(staff, { id, patch: { industry: "液压元件制造" } });
    expect(organisationDetail(staff, id).industryCode).toBe("C3444");
    await importIndustries(staff, "乙", csv("code,name_zh\nX,别的\n"));
    expect(saveOrganisation(staff, { id, patch: { industry: "C3444 液压元件制造" } }).outcome).toBe("unchanged");
    await expect(importIndustries(staff, "丙", csv("a,b\n1,2\n"))).rejects.toMatchObject({ kind: "invalid" });
    await expect(importIndustries(account("viewer"), "丁", csv("code,name_zh\nX,别的\n"))).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(db.select().from(industryCodes).all()).toHaveLength(3);
  });
});
