import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRegion, searchRegions } from "./find-region.server";
import { regionRange, regionWithin } from "./region-code";
import { regionName, regionTable, shortRegionName } from "./region-table.server";

describe("regions of GB/T 2260", () => {
  it.each([
    ["430104", "湖南省 长沙市 岳麓区"],
    ["430100", "湖南省 长沙市"],
    ["430000", "湖南省"],
    ["110108", "北京市 海淀区"],
    ["429004", "湖北省 仙桃市"],
    ["810000", "香港特别行政区"],
    ["820000", "澳门特别行政区"],
    ["710000", "台湾省"],
  ])("calls %s %s", (code, name) => {
    expect(regionName(code)).toBe(name);
  });

  it("shows a withdrawn code by the region it lay in, never as nothing", () => {
    expect(regionName("430122")).toBe("湖南省 长沙市 430122");
    expect(regionName("430101")).toBe("湖南省 长沙市 430101");
    expect(regionName("990000")).toBe("990000");
    expect(shortRegionName("430122")).toBe("长沙市");
    expect(shortRegionName("430000")).toBe("湖南省");
    expect(regionName(null)).toBe("");
  });

  it("finds every region again from its code and from its full name", () => {
    for (const code of regionTable().keys()) {
      expect(findRegion(code), code).toEqual({ kind: "found", code, alike: [] });
      expect(findRegion(regionName(code)), regionName(code)).toMatchObject({ kind: "found", code });
    }
  });

  it.each([
    ["湖南长沙岳麓区", "430104"],
    ["湖南省长沙市岳麓区", "430104"],
    ["长沙·岳麓", "430104"],
    ["湖南 / 岳麓区", "430104"],
    ["长沙", "430100"],
    ["长沙县", "430121"],
    ["吉林", "220000"],
    ["吉林市", "220200"],
    ["内蒙古", "150000"],
    ["北京市-北京市-海淀区", "unknown"],
    ["北京海淀", "110108"],
    ["株洲市天元区", "430211"],
    ["４３０１０４", "430104"],
  ])("reads %s", (text, code) => {
    const found = findRegion(text);
    expect(found.kind === "found" ? found.code : found.kind).toBe(code);
  });

  it("does not choose between two districts of the same name", () => {
    const found = findRegion("鼓楼区");
    expect(found.kind).toBe("ambiguous");
    expect(found.kind === "ambiguous" && found.codes.length).toBeGreaterThan(1);
    expect(findRegion("南京鼓楼")).toMatchObject({ kind: "found", code: "320106" });
  });

  it("says which other regions a city's short name could mean", () => {
    const found = findRegion("朝阳");
    expect(found).toMatchObject({ kind: "found", code: "211300" });
    expect(found.kind === "found" && found.alike).toContain("110105");
  });

  it("names the nearest region when only the beginning is known", () => {
    expect(findRegion("长沙高新区")).toEqual({ kind: "unknown", nearest: "430100" });
    expect(findRegion("火星")).toEqual({ kind: "unknown", nearest: null });
    expect(findRegion("")).toEqual({ kind: "unknown", nearest: null });
  });

  it("never fails, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."湖南长沙市区县岳麓北京 /-0123456789") })),
        (text) => {
          const found = findRegion(text);
          expect(searchRegions(text).length).toBeLessThanOrEqual(20);
          if (found.kind === "found") expect(regionTable().has(found.code)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("knows what lies within what", () => {
    expect(regionWithin("430104", "430000")).toBe(true);
    expect(regionWithin("430104", "430100")).toBe(true);
    expect(regionWithin("430104", "430104")).toBe(true);
    expect(regionWithin("430204", "430100")).toBe(false);
    expect(regionWithin("430000", "430100")).toBe(false);
    for (const code of regionTable().keys()) {
      const { first, last } = regionRange("430100");
      expect(code >= first && code <= last).toBe(regionWithin(code, "430100"));
    }
  });

  it("proposes while somebody types", () => {
    expect(searchRegions("岳麓")[0]).toEqual({ code: "430104", name: "湖南省 长沙市 岳麓区" });
    expect(searchRegions("湖南")[0]).toEqual({ code: "430000", name: "湖南省" });
    expect(searchRegions("4301").map((region) => region.code)).toContain("430104");
    expect(searchRegions("   ")).toEqual([]);
  });
});
