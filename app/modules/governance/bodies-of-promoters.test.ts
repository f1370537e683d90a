import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { governanceBodies } from "~db/schema";
import { bodyForm, type BodyInput } from "./body-form";
import { findBody } from "./find-body.server";
import { findMeeting, seatsOn } from "./find-meeting.server";
import { meetingSource, resolutionSource } from "./governance-lists.server";
import {
  attendanceByMandate,
  bodiesOfOthers,
  bodyOptions,
  bodyPage,
  bodyRows,
  mandateFormValues,
  ownersOfResolutions,
  seatsOfOrganisation,
} from "./governance-queries.server";
import { governanceWorld } from "./governance-world.testing";
import { saveMinutes } from "./keep-minutes.server";
import { mandateForm } from "./mandate-form";
import { meetingFiles } from "./meeting-files.server";
import { meetingForm } from "./meeting-form";
import { meetingList } from "./meeting-list";
import { resolutionForm } from "./resolution-form";
import { resolutionList } from "./resolution-list";
import { bodyOwnerOptions, createBody, updateBody } from "./save-body.server";
import { createMandate, updateMandate } from "./save-mandate.server";
import { planMeeting } from "./save-meeting.server";
import { findResolution, recordResolution, resolutionOwners } from "./save-resolution.server";
import { cancelMeeting } from "./settle-meeting.server";
import { stuckGovernance } from "./stuck-governance.server";

let world: ReturnType<typeof governanceWorld>;
let parts: number;
let partsStaff: Context;
let ofHub: { bodyId: number; meetingId: number; resolutionId: number; seatId: number };

const council = (values: Record<string, unknown> = {}): BodyInput =>
  bodyForm.parse({
    nameZh: "零部件分会理事会",
    kind: "council",
    quorumRule: "none",
    majority: "simple",
    proxyRule: "none",
    proxiesPerMember: "1",
    ...values,
  });
const voted = resolutionForm.parse({ text: "设立办事处", votesFor: 3, votesAgainst: 0, votesAbstained: 0 });

beforeEach(() => {
  world = governanceWorld();
  parts = world.subPromoter("零部件分会");
  partsStaff = world.account("staff", [], parts);
  const { bodyId, seats, id } = world.heldMeeting("2026-09-01");
  const due = { ...voted, ownerId: world.staff.actor.userId, dueDay: "2026-09-30" };
  ofHub = { bodyId, meetingId: id, seatId: seats[0]!, resolutionId: recordResolution(world.staff, id, due) };
});

describe("a body of another promoter", () => {
  it("is known to be there, and what it does is not", () => {
    expect(bodiesOfOthers(partsStaff)).toMatchObject([{ name: "第一届理事会", kind: "council", promoter: "测试中心" }]);
    expect(JSON.stringify(bodiesOfOthers(partsStaff))).not.toContain("李敏");
    expect([bodyRows(partsStaff), bodyOptions(partsStaff), ownersOfResolutions(partsStaff)]).toEqual([[], [], []]);
    expect(runList(partsStaff, meetingSource, filterQuery(meetingList, {})).total).toBe(0);
    expect(runList(partsStaff, resolutionSource, filterQuery(resolutionList, {})).total).toBe(0);
    expect([seatsOn(partsStaff, ofHub.bodyId, "2026-09-01"), attendanceByMandate(partsStaff, ofHub.bodyId)]).toEqual([
      [],
      [],
    ]);
    expect(stuckGovernance(partsStaff)).toEqual([]);
    for (const look of [
      () => findBody(partsStaff, ofHub.bodyId),
      () => bodyPage(partsStaff, ofHub.bodyId, "2026-09-01"),
      () => mandateFormValues(partsStaff, ofHub.bodyId, ofHub.seatId),
      () => findMeeting(partsStaff, ofHub.meetingId),
      () => findResolution(partsStaff, ofHub.resolutionId),
      () => meetingFiles.see(partsStaff, ofHub.meetingId),
    ])
      expect(look).toThrow("not_found");
    expect(bodiesOfOthers(world.staff)).toEqual([]);
    expect(stuckGovernance(world.staff).length).toBeGreaterThan(0);
  });

  it("is not worked on by them, by whatever way", () => {
    const seat = mandateForm.parse({ personName: "钟子涵", role: "member", voting: "on", fromDay: "2026-01-01" });
    const { bodyId, meetingId, seatId } = ofHub;
    const meeting = meetingForm.parse({ bodyId, title: "会议", format: "regular", startsAt: "2026-11-01T14:00" });
    expect(() => updateBody(partsStaff, bodyId, 1, council())).toThrow("not_found");
    expect(() => createMandate(partsStaff, bodyId, seat)).toThrow("not_found");
    expect(() => updateMandate(partsStaff, bodyId, seatId, 1, seat)).toThrow("not_found");
    expect(() => planMeeting(partsStaff, meeting)).toThrow("invalid");
    expect(() => cancelMeeting(partsStaff, meetingId, "改期")).toThrow("not_found");
    expect(() => saveMinutes(partsStaff, meetingId, "纪要", 0)).toThrow("not_found");
    expect(() => recordResolution(partsStaff, meetingId, voted)).toThrow("not_found");
  });

  it("does not show on the record of a firm who sits in it for the firm", () => {
    const firm = world.organisation("湘江重工有限公司", { promoterId: parts });
    world.seat(ofHub.bodyId, "欧阳静", { organisation: "湘江重工有限公司" });
    expect(seatsOfOrganisation(world.staff, firm)).toHaveLength(1);
    expect(seatsOfOrganisation(partsStaff, firm)).toEqual([]);
  });
});

describe("the people of a sub-promoter", () => {
  it("keep the bodies of their own promoter, and the hub sees and keeps them too", () => {
    const id = createBody(partsStaff, council());
    expect(findBody(partsStaff, id).promoterId).toBe(parts);
    expect(bodyRows(partsStaff).map((row) => row.id)).toEqual([id]);
    expect(bodyRows(world.staff).find((row) => row.id === id)!.promoter).toBe("零部件分会");
    updateBody(partsStaff, id, 1, council({ charter: "章程" }));
    updateBody(world.staff, id, 2, council({ charter: "章程", nameEn: "Council of Parts" }));
    expect(findBody(partsStaff, id)).toMatchObject({ nameEn: "Council of Parts", promoterId: parts });
    const meeting = planMeeting(
      partsStaff,
      meetingForm.parse({ bodyId: id, title: "分会理事会", format: "regular", startsAt: "2026-11-01T14:00" }),
    );
    expect(findMeeting(world.staff, meeting).title).toBe("分会理事会");
    const listed = (query: Record<string, string>) =>
      runList(world.staff, meetingSource, filterQuery(meetingList, query)).rows.map((row) => row.id);
    expect(listed({ promoter: String(parts) })).toEqual([meeting]);
    expect(listed({ promoter: String(world.promoterId) })).toEqual([ofHub.meetingId]);
  });

  it("make none for others and hand none over; the hub says whose a body is", () => {
    expect(() => createBody(partsStaff, council({ promoterId: String(world.promoterId) }))).toThrow("invalid");
    expect(() => createBody(world.staff, council({ promoterId: "404" }))).toThrow("invalid");
    const id = createBody(partsStaff, council());
    expect(() => updateBody(partsStaff, id, 1, council({ promoterId: String(world.promoterId) }))).toThrow("invalid");
    updateBody(world.staff, id, 1, council({ promoterId: String(world.promoterId) }));
    expect(() => findBody(partsStaff, id)).toThrow("not_found");
    expect(findBody(world.staff, createBody(world.staff, council())).promoterId).toBe(world.promoterId);
    expect(bodyOwnerOptions(partsStaff).map(({ value }) => Number(value))).toEqual([parts]);
    expect(bodyOwnerOptions(world.staff)).toHaveLength(2);
  });

  it("are given resolutions of their own bodies and not of those they do not see", () => {
    const owners = (bodyId: number) => resolutionOwners(world.staff, findBody(world.staff, bodyId)).map(({ id }) => id);
    const { userId } = partsStaff.actor;
    expect(owners(ofHub.bodyId)).not.toContain(userId);
    world.db.update(governanceBodies).set({ promoterId: parts }).where(eq(governanceBodies.id, ofHub.bodyId)).run();
    expect(owners(ofHub.bodyId)).toEqual(expect.arrayContaining([userId, world.staff.actor.userId]));
  });
});
