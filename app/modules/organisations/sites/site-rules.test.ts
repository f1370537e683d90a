import { describe, expect, it } from "vitest";
import { siteProblem, type SitePlace } from "./site-rules";

const plant: SitePlace = {
  kind: "production",
  regionCode: "430104",
  address: "麓谷大道 1 号",
  from: "2020-01-01",
  until: "2026-08-14",
};

describe("the sites of an organisation", () => {
  it.each<[string, Partial<SitePlace>, string | null]>([
    ["the same work at the same place at the same time", {}, "same_place"],
    ["the same place written with full-width characters", { address: "麓谷大道１号" }, "same_place"],
    ["the same place, one day in common", { from: "2026-08-14", until: null }, "same_place"],
    ["the same place again after it was left", { from: "2026-08-15", until: null }, null],
    ["the same place before it began", { from: null, until: "2019-12-31" }, null],
    ["another address", { address: "麓谷大道 2 号" }, null],
    ["another region", { regionCode: "430111" }, null],
    ["other work at the same place", { kind: "research" }, null],
  ])("beside a plant stands %s: %#", (_name, values, expected) => {
    expect(siteProblem({ ...plant, ...values }, [plant])).toBe(expected);
  });

  it("have one headquarters at a time, wherever it is, and one after the other as it moves", () => {
    const seat: SitePlace = { ...plant, kind: "headquarters" };
    expect(siteProblem({ ...seat, regionCode: "440305", from: "2026-01-01", until: null }, [seat])).toBe(
      "second_headquarters",
    );
    expect(siteProblem({ ...seat, regionCode: "440305", from: "2026-08-15", until: null }, [seat])).toBeNull();
  });
});
