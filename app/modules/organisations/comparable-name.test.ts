import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparableName } from "./comparable-name";

describe("a name as it is compared", () => {
  it.each([
    ["湘凯液压（集团）股份有限公司", "湘凯液压(集团)股份有限公司"],
    ["湘凯液压【集团】股份有限公司", "湘凯液压(集团)股份有限公司"],
    ["湘凯液压〔集团〕 股份　有限公司", "湘凯液压(集团)股份有限公司"],
    ["ＡＢＣ Robotics Ｌtd", "abcroboticsltd"],
    ["星河\u200b重机", "星河重机"],
  ])("%s → %s", (written, expected) => {
    expect(comparableName(written)).toBe(expected);
  });

  it("keeps what tells two firms apart", () => {
    expect(comparableName("湘凯液压有限公司")).not.toBe(comparableName("湘凯液压股份有限公司"));
    expect(comparableName("中信证券")).not.toBe(comparableName("中信证券(山东)"));
  });

  it("does not change when it is taken twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(comparableName(comparableName(name))).toBe(comparableName(name));
      }),
    );
  });
});
