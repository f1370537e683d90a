import { describe, expect, it } from "vitest";
import { regionOfAddress } from "./region-of-address.server";

describe("the region that an address begins with", () => {
  it.each([
    ["湖南省长沙市岳麓区麓谷大道1号", "430104"],
    ["湖南省 长沙市 岳麓区 麓谷大道 1 号", "430104"],
    ["湖南省浏阳市工业园", "430181"],
    ["湖南省长沙市", "430100"],
    ["北京市海淀区中关村大街1号", "110108"],
    ["上海市长宁路1号", "310000"],
    ["重庆市渝北区金开大道", "500112"],
    ["浙江省杭州市已撤销区庆春路", "330100"],
  ])("%s lies in %s", (address, code) => expect(regionOfAddress(address)).toBe(code));

  it.each([
    ["长沙市岳麓区麓谷大道1号", "without its province"],
    ["鼓楼区中山路1号", "many districts have this name"],
    ["南京路1号", "a street called like a city"],
    ["湖南长沙岳麓", "not in full"],
    ["臺北市中山北路二段1號", "in characters that the standard does not use"],
    ["Rotter Bruch 6, 52068 Aachen, Deutschland", "abroad"],
    ["Room 5, Lugu Avenue, Changsha 410205, China", "in English, which the standard does not have"],
    ["", "nothing"],
  ])("%s proves none: %s", (address) => expect(regionOfAddress(address)).toBeNull());
});
