import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateVerdict, type DuplicateSide } from "./duplicate-verdict";
import { nameLikeness, readName } from "./name-likeness";
import { regionNames } from "./region-names.server";

const regions = regionNames();
interface Firm {
  name: string;
  also?: string[];
  code?: string;
  region?: string;
}
const side = ({ name, also = [], code, region }: Firm): DuplicateSide => ({
  legalName: readName(name, regions),
  otherNames: also.map((other) => readName(other, regions)),
  creditCode: code ?? null,
  regionCode: region ?? null,
});
/** As in a register of some size: a pair of characters is rarer than a character. */
const rare = (gram: number) => (gram > 0 ? 5 : 4);
const verdict = (a: Firm, b: Firm) => {
  const [one, other] = [side(a), side(b)];
  const found = duplicateVerdict(one, other, nameLikeness(one.legalName, other.legalName, rare));
  return found.kind === "same" ? found.reason : found.kind;
};
const [CODE_A, CODE_B] = ["91430100MAXX000152", "91430100MAXX00023W"];

const TABLE: [string, Firm, Firm, string][] = [
  ["one code", { name: "甲", code: CODE_A }, { name: "完全不同的名称", code: CODE_A }, "same_code"],
  ["one name, written twice", { name: "华星（长沙）有限公司" }, { name: "華星(長沙)有限公司" }, "same_name"],
  [
    "one name and two codes",
    { name: "华星有限公司", code: CODE_A },
    { name: "华星有限公司", code: CODE_B },
    "same_name",
  ],
  ["another form", { name: "湘凯液压有限公司" }, { name: "湘凯液压股份有限公司" }, "same_but_form"],
  ["without a form", { name: "湘凯液压有限责任公司" }, { name: "湘凯液压" }, "same_but_form"],
  [
    "another form and another code",
    { name: "湘凯液压有限公司", code: CODE_A },
    { name: "湘凯液压股份有限公司", code: CODE_B },
    "different",
  ],
  [
    "a former name",
    { name: "中天金融集团股份有限公司", also: ["世纪中天投资股份有限公司"] },
    { name: "世纪中天投资股份有限公司" },
    "known_name",
  ],
  [
    "a short name",
    { name: "一汽集团", also: [] },
    { name: "中国第一汽车集团有限公司", also: ["一汽集团"] },
    "known_name",
  ],
  [
    "one trade name in one city",
    { name: "湘凯液压有限公司", region: "430104" },
    { name: "湘凯有限公司", region: "430181" },
    "same_trade_name_and_region",
  ],
  ["one trade name in two cities", { name: "长沙湘凯液压有限公司" }, { name: "株洲湘凯液压有限公司" }, "different"],
  ["an abbreviation", { name: "中联重科" }, { name: "中联重型机械科技股份有限公司" }, "abbreviation"],
  ["one character more", { name: "湘凯精密铸造科技有限公司" }, { name: "湘凯精密铸造有限公司" }, "near_name"],
  ["the first and the second factory", { name: "长沙第一机床厂" }, { name: "长沙第二机床厂" }, "different"],
  ["numbered firms", { name: "湘凯项目1号合伙企业" }, { name: "湘凯项目2号合伙企业" }, "different"],
  ["a branch and its firm", { name: "三一重工股份有限公司北京分公司" }, { name: "三一重工股份有限公司" }, "branch"],
  [
    "two branches of one firm",
    { name: "三一重工股份有限公司北京分公司" },
    { name: "三一重工股份有限公司上海分公司" },
    "different",
  ],
  [
    "one branch twice",
    { name: "三一重工股份有限公司北京分公司" },
    { name: "三一重工股份有限公司（北京分公司）" },
    "same_name",
  ],
  ["nothing in common", { name: "三一重工股份有限公司" }, { name: "湘凯液压有限公司" }, "different"],
  ["a German form", { name: "Thost Projektmanagement" }, { name: "THOST Projektmanagement GmbH" }, "same_but_form"],
];

describe("whether two organisations may be one", () => {
  it.each(TABLE)("%s", (_what, a, b, expected) => {
    expect(verdict(a, b)).toBe(expected);
    expect(verdict(b, a)).toBe(expected);
  });

  it("never depends on the order of the two", () => {
    const firm = fc.constantFrom(...TABLE.flatMap(([, a, b]) => [a, b]));
    fc.assert(fc.property(firm, firm, (a, b) => verdict(a, b) === verdict(b, a)));
  });
});
