import { describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { measureReport } from "./measure-report.server";
import { openReport } from "./open-report.server";
import { planFigures } from "./figure-plan";
import { findReport, listReports, reportOfPeriod } from "./report-queries.server";
import { reportingPromoterId, reportScope } from "./report-scope.server";
import { reportWorld } from "./report-world.testing";
import { setPlanTargets } from "./set-plan-targets.server";

const PERIOD = "2026Q3";

function worldOfTwo() {
  const world = reportWorld();
  const subStaff = world.account("staff", [], world.subPromoterId);
  const firm = world.organisation("湘江重工有限公司", { memberSince: "2026-01-01" });
  const other = world.organisation("湘江液压有限公司", { memberSince: "2026-07-05", promoterId: world.subPromoterId });
  const shared = world.event("2026-07-10", { coHostIds: [String(world.subPromoterId)] });
  const own = world.event("2026-08-12", { promoterId: world.subPromoterId });
  const ofHub = world.event("2026-09-03");
  world.signIn(shared, firm, "2026-07-10");
  world.signIn(own, firm, "2026-08-12");
  world.signIn(ofHub, firm, "2026-09-03");
  world.signIn(own, other, "2026-08-12");
  return { ...world, subStaff };
}

const values = (context: Context, promoterId: number) =>
  Object.fromEntries(
    measureReport(context, promoterId, PERIOD, planFigures(reportScope(context, promoterId))).map(({ key, value }) => [
      key,
      value,
    ]),
  );

describe("the report of a sub-promoter", () => {
  it("has the same figures whoever reads it, its own people or those of the hub", () => {
    const world = worldOfTwo();
    const read = values(world.subStaff, world.subPromoterId);
    expect(read).toEqual(values(world.staff, world.subPromoterId));
    expect(read.benefited_firms).toBe(2);
  });

  it("is the only one its people see, write and are shown first", () => {
    const world = worldOfTwo();
    const hubReport = openReport(world.staff, PERIOD, world.promoterId);
    const subReport = openReport(world.subStaff, PERIOD, world.subPromoterId);
    expect(listReports(world.subStaff).map(({ id }) => id)).toEqual([subReport]);
    expect(listReports(world.staff)).toHaveLength(2);
    expect(() => findReport(world.subStaff, hubReport)).toThrow("not_found");
    expect(() => reportOfPeriod(world.subStaff, PERIOD, world.promoterId)).toThrow("not_found");
    expect(() => openReport(world.subStaff, "2026Q2", world.promoterId)).toThrow("not_found");
    expect(() => setPlanTargets(world.subStaff, world.promoterId, 2026, {})).toThrow("not_found");
    expect(reportingPromoterId(world.subStaff)).toBe(world.subPromoterId);
    expect(reportingPromoterId(world.staff)).toBe(world.promoterId);
  });
});
