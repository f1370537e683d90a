import { describe, expect, it } from "vitest";
import { checkCriteria, PUBLISHED_THRESHOLDS } from "./self-check";
import { membershipWorld } from "./membership-world.testing";
import { saveStaffCount, saveThresholds, selfCheckPage } from "./self-check.server";

describe("the self-check", () => {
  it.each([
    [{ fullTimeHundredths: 50, members: 15, memberKinds: 2 }, [true, true, true, false]],
    [{ fullTimeHundredths: 49, members: 14, memberKinds: 1 }, [false, false, false, false]],
    [{ fullTimeHundredths: null, members: 200, memberKinds: 8 }, [null, true, true, null]],
    [{ fullTimeHundredths: 300, members: 15, memberKinds: 2 }, [true, true, true, true]],
  ])("%j", (facts, expected) => {
    expect(checkCriteria(facts, PUBLISHED_THRESHOLDS).map(({ met }) => met)).toEqual(expected);
  });

  it("counts members and their kinds on the day, staff as entered for that day, against the promoter's own thresholds", () => {
    const world = membershipWorld("2026-10-20");
    const administrator = world.account("administrator");
    world.organisation("甲公司", { memberSince: "2020-01-01" });
    world.organisation("乙大学", { kind: "university", memberSince: "2020-01-01" });
    world.organisation("丙研究院", {
      kind: "research_institute",
      memberSince: "2020-01-01",
      memberUntil: "2026-01-31",
    });
    saveStaffCount(administrator, { fromDay: "2026-01-01", fullTimeHundredths: 350 });
    saveStaffCount(administrator, { fromDay: "2026-12-01", fullTimeHundredths: 500 });
    saveThresholds(administrator, { ...PUBLISHED_THRESHOLDS, members: 2 });
    expect(selfCheckPage(world.staff).criteria).toEqual([
      { criterion: "fullTime", value: 350, threshold: 50, met: true },
      { criterion: "members", value: 2, threshold: 2, met: true },
      { criterion: "memberKinds", value: 2, threshold: 2, met: true },
      { criterion: "nationalFullTime", value: 350, threshold: 300, met: true },
    ]);
    expect(() => saveThresholds(world.staff, PUBLISHED_THRESHOLDS)).toThrow("forbidden");
  });
});
