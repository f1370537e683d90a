import { describe, expect, it } from "vitest";
import { nameParts, withoutExchangeMarks } from "./name-parts";
import { regionNames } from "./region-names.server";
import { writtenName } from "./written-name";

const regions = regionNames();
const read = (name: string) => {
  const { region, core, tradeName, form, branch } = nameParts(name, regions);
  return [region, core, tradeName, form, branch].join(" | ");
};

describe("the parts of a firm's name", () => {
  it.each([
    ["湖南省长沙市华星液压（集团）有限公司", "湖南长沙 | 华星液压 | 华星 | 集团有限公司 | "],
    ["华星液压股份有限公司", " | 华星液压 | 华星 | 股份有限公司 | "],
    ["华星液压有限责任公司", " | 华星液压 | 华星 | 有限责任公司 | "],
    ["舒泰神(北京)生物制药股份有限公司", "北京 | 舒泰神生物制药 | 舒泰神 | 股份有限公司 | "],
    ["中国第一汽车集团有限公司", "中国 | 第一汽车 | 第一 | 集团有限公司 | "],
    ["张家界", " | 张家界 | 张家界 |  | "],
    ["长沙市岳麓区创新有限公司", "长沙岳麓区 | 创新 | 创新 | 有限公司 | "],
    ["臺灣積體電路製造股份有限公司", "台湾 | 积体电路制造 | 积体电路 | 股份有限公司 | "],
    ["香港華潤（集團）有限公司", "香港 | 华润 | 华润 | 集团有限公司 | "],
    ["三一重工股份有限公司北京分公司", " | 三一重工 | 三一 | 股份有限公司 | 北京分公司"],
    ["湘凯液压有限公司第二分厂", " | 湘凯液压 | 湘凯 | 有限公司 | 第二分厂"],
    ["某某机械有限公司（长沙分公司）", " | 某某机械 | 某某 | 有限公司 | (长沙分公司)"],
    ["中国银行长沙分行", "中国 | 银行 | 银行 |  | 长沙分行"],
    ["湘凯液压子公司", " | 湘凯液压子 | 湘凯 | 公司 | "],
    ["THOST Projektmanagement GmbH", " | thost projektmanagement | thost projektmanagement | gmbh | "],
    ["Müller & Söhne GmbH & Co. KG", " | muller sohne | muller sohne | gmbh co kg | "],
    ["Changsha Star Machinery Co., Ltd.", " | changsha star machinery | changsha star machinery | co ltd | "],
    ["ＳＴＡＲ　Ｂｉｏｔｅｃｈ　Ｌｔｄ．", " | star biotech | star biotech | ltd | "],
    ["Deutsche Bank AG Zweigniederlassung", " | deutsche bank | deutsche bank | ag | zweigniederlassung"],
    ["A", " | a | a |  | "],
  ])("%s", (name, parts) => {
    expect(read(name)).toBe(parts);
  });

  it.each([
    ["*ST亿安", "亿安"],
    ["S*ST华新", "华新"],
    ["G宝能源", "宝能源"],
    ["深天马A", "深天马"],
    ["退市海润", "海润"],
    ["GQY视讯", "GQY视讯"],
    ["STAR Biotech", "STAR Biotech"],
    ["特力A", "特力"],
    ["新都退", "新都"],
  ])("is read without the marks of the exchange: %s", (name, bare) => {
    expect(withoutExchangeMarks(writtenName(name))).toBe(writtenName(bare));
  });
});
