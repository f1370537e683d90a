import { describe, expect, it } from "vitest";
import { outboxMessages } from "~db/schema";
import { measureFigure } from "~/figures/measure-figure.server";
import type { ListSource } from "~/lists/run-list.server";
import { completeResolution, reopenResolution, withdrawResolution } from "./close-resolution.server";
import { GOVERNANCE_FIGURES } from "./figures";
import { meetingSource, resolutionSource } from "./governance-lists.server";
import { governanceWorld } from "./governance-world.testing";
import { meetingList } from "./meeting-list";
import { remindResolutionOwners } from "./remind-resolution-owners.server";
import { resolutionForm } from "./resolution-form";
import { findResolution, recordResolution, updateResolution } from "./save-resolution.server";
import { holdMeeting } from "./settle-meeting.server";
import { stuckGovernance } from "./stuck-governance.server";

const resolved = (values: Record<string, unknown> = {}) =>
  resolutionForm.parse({ text: "设立海外办事处", votesFor: "3", votesAgainst: "0", votesAbstained: "0", ...values });
const DAY = 24 * 3_600_000;

describe("a resolution", () => {
  it("needs the quorum, and as many votes as were there", () => {
    const { staff, council, seat, meeting, attended, heldMeeting } = governanceWorld();
    const body = council();
    const seats = ["甲", "乙", "丙"].map((name) => seat(body, name));
    const thin = meeting(body, "2026-09-15");
    attended(thin, { [seats[0]!]: "present" });
    expect(() => recordResolution(staff, thin, resolved())).toThrow("resolution.refused.notHeld");
    holdMeeting(staff, thin);
    expect(() => recordResolution(staff, thin, resolved({ votesFor: "1" }))).toThrow("resolution.refused.noQuorum");
    const { id } = heldMeeting();
    expect(() => recordResolution(staff, id, resolved({ votesFor: "4" }))).toThrow("invalid");
    expect(() => recordResolution(staff, id, resolved({ votesFor: "2" }))).toThrow("invalid");
    recordResolution(staff, id, resolved({ votesFor: "2", votesAbstained: "1" }));
  });

  it("is adopted by the majority of its body, and what is rejected leaves nothing to do", () => {
    const { staff, heldMeeting } = governanceWorld();
    const { id } = heldMeeting();
    const lost = recordResolution(staff, id, resolved({ votesFor: "1", votesAgainst: "1", votesAbstained: "1" }));
    expect(findResolution(staff, lost)).toMatchObject({ adopted: false, state: "rejected", number: "2026-1" });
    expect(() => completeResolution(staff, lost, { day: "2026-10-01", note: "x" })).toThrow(
      "resolution.refused.rejected",
    );
    updateResolution(staff, lost, 1, resolved({ votesFor: "2", votesAgainst: "1" }));
    expect(findResolution(staff, lost)).toMatchObject({ adopted: true, state: "open", number: "2026-1" });
  });

  it("has a number of its own in its body", () => {
    const { staff, heldMeeting } = governanceWorld();
    const { id } = heldMeeting();
    recordResolution(staff, id, resolved({ number: "2026-7" }));
    const next = recordResolution(staff, id, resolved());
    expect(findResolution(staff, next).number).toBe("2026-8");
    expect(() => recordResolution(staff, id, resolved({ number: "2026-7" }))).toThrow("invalid");
  });

  it("keeps the attendance it was counted with", () => {
    const { staff, heldMeeting, attended } = governanceWorld();
    const { id, seats } = heldMeeting();
    recordResolution(staff, id, resolved());
    const [one, two, three] = seats as [number, number, number];
    expect(() => attended(id, { [one]: "present", [two]: "present", [three]: "absent" })).toThrow(
      "meeting.refused.votesNoLongerFit",
    );
    attended(id, { [one]: "present", [two]: "present", [three]: { by: one } });
  });

  it("is done or withdrawn once, not before its decision nor in the future, and can be opened again", () => {
    const { staff, heldMeeting } = governanceWorld();
    const resolution = recordResolution(staff, heldMeeting("2026-09-15").id, resolved());
    const close = (day: string) => () => completeResolution(staff, resolution, { day, note: "已挂牌" });
    expect(close("2026-09-14")).toThrow("resolution.refused.beforeDecision");
    expect(close("2026-10-21")).toThrow("resolution.refused.future");
    close("2026-10-20")();
    expect(() => withdrawResolution(staff, resolution, { day: "2026-10-20", note: "x" })).toThrow(
      "resolution.refused.closed",
    );
    expect(() => updateResolution(staff, resolution, 2, resolved())).toThrow("resolution.refused.closed");
    reopenResolution(staff, resolution);
    expect(findResolution(staff, resolution)).toMatchObject({ state: "open", closedOn: null, closingNote: null });
  });

  it("that is overdue waits on the home page, and its owner gets one mail for each due day", () => {
    const { staff, system, db, advance, heldMeeting } = governanceWorld();
    const { id } = heldMeeting();
    const ownerId = staff.actor.userId!;
    const resolution = recordResolution(staff, id, resolved({ ownerId, dueDay: "2026-10-20" }));
    const overdue = () => stuckGovernance(staff).filter(({ tag }) => tag === "stuck.resolution.tag");
    expect(remindResolutionOwners(system)).toBe(0);
    expect(overdue()).toEqual([]);
    advance(DAY);
    expect(remindResolutionOwners(system)).toBe(1);
    expect(remindResolutionOwners(system)).toBe(0);
    expect(overdue()).toMatchObject([
      { path: `/governance/resolutions/${resolution}`, day: "2026-10-20", tone: "bad" },
    ]);
    advance(5 * DAY);
    expect(remindResolutionOwners(system)).toBe(0);
    updateResolution(staff, resolution, 1, resolved({ ownerId, dueDay: "2026-10-22" }));
    expect(remindResolutionOwners(system)).toBe(1);
    const mails = db.select().from(outboxMessages).all();
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill("逾期提醒：第一届理事会决议 2026-1"));
    expect(mails[0]!.body).toContain(`https://weft.example/governance/resolutions/${resolution}`);
    completeResolution(staff, resolution, { day: "2026-10-20", note: "x" });
    expect(overdue()).toEqual([]);
  });
});

describe("the figures of governance", () => {
  it("count by the days of a quarter and open their records", () => {
    const { staff, council, meeting, heldMeeting } = governanceWorld();
    const { id } = heldMeeting("2026-09-15");
    heldMeeting("2026-06-30");
    meeting(council({ kind: "working_group" }), "2026-09-01");
    meeting(council(), "2026-09-30");
    const done = recordResolution(staff, id, resolved({ dueDay: "2026-09-20" }));
    completeResolution(staff, done, { day: "2026-10-02", note: "x" });
    recordResolution(staff, id, resolved({ votesFor: "0", votesAgainst: "3" }));
    const late = recordResolution(staff, id, resolved({ dueDay: "2026-09-30" }));
    const figures = (period: string) =>
      Object.fromEntries(
        GOVERNANCE_FIGURES.map((figure) => {
          const source = figure.list.id === meetingList.id ? meetingSource : resolutionSource;
          return [figure.id, measureFigure(staff, figure, source as ListSource<{ id: number }>, period)];
        }),
      );
    const values = (period: string) => Object.values(figures(period)).map(({ value }) => value);
    // held, council held, council planned, adopted, done, overdue at the end
    expect(values("2026Q3")).toEqual([1, 1, 2, 2, 0, 1]);
    expect(values("2026Q2")).toEqual([1, 1, 1, 0, 0, 0]);
    expect(figures("2026Q3").resolutions_overdue!.records.map((record) => record.id)).toEqual([done]);
    expect(figures("2026Q4").resolutions_overdue!.records.map((record) => record.id)).toEqual([late]);
    expect(figures("2026Q4").resolutions_implemented!.records.map((record) => record.id)).toEqual([done]);
  });
});
