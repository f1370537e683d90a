import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { governanceBodies } from "~db/schema";
import type { Context } from "~/access/context";
import { eventInput } from "~/modules/events/event-fixtures.testing";
import { findEvent } from "~/modules/events/find-event.server";
import { undoSignIn } from "~/modules/events/undo-sign-in.server";
import { updateEvent } from "~/modules/events/update-event.server";
import { unpublishEvent } from "~/modules/events/unpublish-event.server";
import { governanceWorld } from "~/modules/governance/governance-world.testing";
import { writeNote } from "~/modules/organisations/profile/write-note.server";
import { changeTraces } from "./change-traces.server";
import { differenceRecords } from "./difference-records.server";
import { freezeReport } from "./freeze-report.server";
import { countDifferences, reportDifferences } from "./report-differences.server";
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

/** The same without any records. */
function worldWithSub() {
  const world = reportWorld();
  return { ...world, subStaff: world.account("staff", [], world.subPromoterId) };
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

  it("says that a firm of another promoter was worked on, and not by whom or what was done to it", () => {
    const { staff, subStaff, subPromoterId, organisation, event, signIn, advance } = worldWithSub();
    const firm = organisation("湘江重工有限公司");
    const own = event("2026-08-12", { promoterId: subPromoterId });
    const ofHub = event("2026-09-03");
    const signInId = signIn(own, firm, "2026-08-12");
    const report = openReport(subStaff, PERIOD, subPromoterId);
    freezeReport(subStaff, report, 1);
    advance(1000);
    writeNote(staff, firm, { day: "2026-10-01", body: "走访" });
    signIn(ofHub, firm, "2026-09-03");
    undoSignIn(staff, own, signInId);
    const served = reportDifferences(subStaff, findReport(subStaff, report)).find(
      ({ key }) => key === "benefited_firms",
    )!;
    expect(served).toMatchObject({ oldValue: 1, newValue: 0 });
    const acts = (context: Context) => changeTraces(context, report, served).map(({ act }) => act?.action ?? null);
    expect(acts(subStaff)).toEqual([null, null, "signIn.undo"]);
    expect(acts(staff)).toEqual(["organisation.writeNote", "signIn.record", "signIn.undo"]);
  });

  it("keeps the old name of an event that another promoter took over and withdrew", () => {
    const { staff, subStaff, subPromoterId, promoterId, event, advance } = worldWithSub();
    const id = event("2026-08-12", { promoterId: subPromoterId, titleZh: "液压讲座" });
    const report = openReport(subStaff, PERIOD, subPromoterId);
    freezeReport(subStaff, report, 1);
    advance(1000);
    const taken = { startsAt: "2026-12-12T09:00", endsAt: "2026-12-12T17:00", titleZh: "尚未公布的并购" };
    updateEvent(staff, id, findEvent(staff, id).version, eventInput(promoterId, taken));
    unpublishEvent(staff, id);
    const held = reportDifferences(subStaff, findReport(subStaff, report)).find(({ key }) => key === "events_held")!;
    const removed = (context: Context) => differenceRecords(context, report, held).removed.records;
    expect(removed(subStaff)).toMatchObject([{ label: "液压讲座", path: null }]);
    expect(removed(staff)).toMatchObject([{ label: "尚未公布的并购", path: `/events/${id}` }]);
  });

  it("does not stand in the way of its people when the hub has frozen one of its own", () => {
    const { staff, subStaff, subPromoterId, promoterId, event, count, advance } = worldWithSub();
    const own = event("2026-08-12", { promoterId: subPromoterId });
    const [ofHub, ofSub] = [openReport(staff, PERIOD, promoterId), openReport(subStaff, PERIOD, subPromoterId)];
    freezeReport(staff, ofHub, 1);
    freezeReport(subStaff, ofSub, 1);
    advance(1000);
    count(own, "2026-08-12", 30);
    const counted = (context: Context) => [...countDifferences(context).keys()];
    expect(counted(subStaff)).toEqual([ofSub]);
    expect(counted(staff)).toEqual([ofHub, ofSub]);
    expect(countDifferences(subStaff).get(ofSub)).toEqual(countDifferences(staff).get(ofSub));
    expect(countDifferences(subStaff).get(ofSub)!.total).toBeGreaterThan(0);
  });

  it("counts the meetings and resolutions of its own bodies, and nothing of the rules of conduct", () => {
    const { promoterId, heldMeeting, ...world } = governanceWorld();
    const parts = world.subPromoter("零部件办公室");
    heldMeeting();
    const { bodyId } = heldMeeting("2026-09-16");
    world.db.update(governanceBodies).set({ promoterId: parts }).where(eq(governanceBodies.id, bodyId)).run();
    const partsStaff = world.account("staff", [], parts);
    expect(values(partsStaff, parts)).toMatchObject({ meetings_held: 1, council_meetings_held: 1 });
    expect(values(partsStaff, parts)).toEqual(values(world.staff, parts));
    expect(values(partsStaff, parts)).not.toHaveProperty("complaints_received");
    expect(values(world.staff, promoterId)).toMatchObject({ meetings_held: 2, complaints_received: 0 });
  });
});
