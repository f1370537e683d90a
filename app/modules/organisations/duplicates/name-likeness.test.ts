import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NameIndex } from "./name-index";
import { nameLikeness, readName } from "./name-likeness";
import { regionNames } from "./region-names.server";

const regions = regionNames();
const REGISTER = [
  "中国第一汽车集团有限公司",
  "中联重科股份有限公司",
  "三一重工股份有限公司",
  "山河智能装备股份有限公司",
  "长沙华星液压有限公司",
  "株洲华星液压有限公司",
  "湖南湘凯精密铸造有限公司",
  "宝山钢铁股份有限公司",
  "深圳能源集团股份有限公司",
  "天马轴承集团股份有限公司",
  "天马微电子股份有限公司",
  "臺灣塑膠工業股份有限公司",
  "THOST Projektmanagement GmbH",
];
const index = new NameIndex(regions);
REGISTER.forEach((name, id) => index.set(id, [name]));
const first = (name: string) => {
  const hit = index.search(name, { limit: 1 })[0];
  return hit && REGISTER[hit.id];
};
const likeness = (a: string, b: string) => nameLikeness(readName(a, regions), readName(b, regions), index.rareness);

describe("finding a firm by a name of it", () => {
  it.each([
    ["一汽", "中国第一汽车集团有限公司"],
    ["中联重科", "中联重科股份有限公司"],
    ["三一", "三一重工股份有限公司"],
    ["宝钢", "宝山钢铁股份有限公司"],
    ["深能源A", "深圳能源集团股份有限公司"],
    ["G天马", "天马微电子股份有限公司"],
    ["株洲市华星液压有限责任公司", "株洲华星液压有限公司"],
    ["台湾塑胶", "臺灣塑膠工業股份有限公司"],
    ["Thost Projektmanagement", "THOST Projektmanagement GmbH"],
    ["湘凯铸造", "湖南湘凯精密铸造有限公司"],
  ])("%s", (name, expected) => expect(first(name)).toBe(expected));

  it("finds nothing for a name that shares nothing, and nothing in an empty register", () => {
    expect(index.search("龘靐", { limit: 5 })).toEqual([]);
    expect(new NameIndex(regions).search("三一", { limit: 5 })).toEqual([]);
  });

  it("forgets names that were taken back and finds those put in their place", () => {
    const own = new NameIndex(regions);
    own.set(1, ["甲液压有限公司"]);
    own.set(1, ["乙重工有限公司", "丁"]);
    expect(own.search("甲液压", { limit: 5, atLeast: 0.7 })).toEqual([]);
    expect(own.search("乙重工", { limit: 5 })[0]?.id).toBe(1);
    own.remove(1);
    expect(own.search("乙重工", { limit: 5 })).toEqual([]);
    expect(own.size).toBe(0);
  });
});

const part = fc.stringMatching(/^[一-龥a-z0-9 ()]{0,12}$/u);
const name = fc.oneof(fc.constantFrom(...REGISTER, "一汽", "深能源A", "沪科"), part);

describe("how alike two names are", () => {
  it("is the same whichever comes first, between 0 and 1, and 1 for a name with itself", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const value = likeness(a, b);
        expect(value).toBe(likeness(b, a));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        if (readName(a, regions).readings[0]!.units.length > 0) expect(likeness(a, a)).toBeCloseTo(1, 9);
      }),
    );
  });
  it("does not change with full-width characters, spaces between Chinese characters, or upper case", () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.constantFrom(...REGISTER), fc.constantFrom(...REGISTER), (a, b) => {
        const value = likeness(a, b);
        expect(likeness(wide(a), b)).toBe(value);
        expect(likeness(a.toUpperCase(), b.toLowerCase())).toBe(value);
        if (/^\p{Script=Han}+$/u.test(a)) expect(likeness([...a].join("\u3000"), b)).toBe(value);
      }),
    );
  });
  it("copes with any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 60 }), (a, b) => {
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(index.search(a, { limit: 3 }).length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
  });
});
