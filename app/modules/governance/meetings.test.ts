import { describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { auditEntries, minutesVersions } from "~db/schema";
import { meetingPage } from "./governance-queries.server";
import { governanceWorld } from "./governance-world.testing";
import { approveMinutes, correctMinutes, saveMinutes } from "./keep-minutes.server";
import { meetingForm } from "./meeting-form";
import { planMeeting, updateMeeting } from "./save-meeting.server";
import { cancelMeeting, conveneMeeting, holdMeeting } from "./settle-meeting.server";

describe("a meeting", () => {
  it("has its quorum by the mandates of its day, whoever sits today", () => {
    const { staff, council, seat, meeting, attended } = governanceWorld();
    const body = council();
    const old = ["甲", "乙", "丙"].map((name) => seat(body, name, { untilDay: "2026-09-30" }));
    ["丁", "戊", "己", "庚"].forEach((name) => seat(body, name, { fromDay: "2026-10-01" }));
    seat(body, "辛", { role: "observer", voting: undefined });
    const id = meeting(body, "2026-09-30");
    attended(id, { [old[0]!]: "present", [old[1]!]: { by: old[0]! }, [old[2]!]: "excused" });
    expect(meetingPage(staff, id).quorum).toEqual({
      voting: 3,
      present: 1,
      represented: 1,
      required: 2,
      reached: true,
    });
  });

  it("takes only those who sat on its day, and proxies as the body allows", () => {
    const { council, seat, meeting, attended } = governanceWorld();
    const body = council({ proxyRule: "none" });
    const one = seat(body, "甲");
    const later = seat(body, "乙", { fromDay: "2026-10-01" });
    const id = meeting(body, "2026-09-15");
    expect(() => attended(id, { [later]: "present" })).toThrow("invalid");
    expect(() => attended(id, { [one]: { by: one } })).toThrow("invalid");
  });

  it("goes its way: planned, convened, held; not held before its day nor without anybody", () => {
    const { staff, account, council, seat, meeting, attended } = governanceWorld();
    const body = council();
    const one = seat(body, "甲");
    const id = meeting(body, "2026-10-20");
    conveneMeeting(staff, id);
    expect(() => conveneMeeting(staff, id)).toThrow("meeting.refused.convened");
    expect(() => holdMeeting(staff, id)).toThrow("meeting.refused.nobodyThere");
    expect(() => holdMeeting(staff, meeting(body, "2026-10-21"))).toThrow("meeting.refused.notYet");
    expect(() => attended(meeting(body, "2026-10-21"), { [one]: "present" })).toThrow("meeting.refused.notYet");
    attended(id, { [one]: "present" });
    holdMeeting(staff, id);
    expect(meetingPage(staff, id).meeting.state).toBe("held");
    expect(() => cancelMeeting(staff, id, "改期")).toThrow("meeting.refused.held");
    expect(() => conveneMeeting(account("viewer"), id)).toThrow("forbidden");
  });

  it("sent twice is planned once, and moves to another day only while nobody is written down", () => {
    const { staff, council, seat, meeting, attended } = governanceWorld();
    const body = council();
    const input = meetingForm.parse({ bodyId: body, title: "会", format: "regular", startsAt: "2026-10-01T09:00" });
    expect(planMeeting(staff, input, "k".repeat(20))).toBe(planMeeting(staff, input, "k".repeat(20)));
    const one = seat(body, "甲");
    const id = meeting(body, "2026-10-10");
    updateMeeting(staff, id, 1, { ...input, startsAt: "2026-10-11T09:00" });
    expect(() => updateMeeting(staff, id, 1, input)).toThrow("conflict");
    attended(id, { [one]: "present" });
    expect(() => updateMeeting(staff, id, 3, { ...input, startsAt: "2026-10-12T09:00" })).toThrow("invalid");
  });
});

describe("minutes", () => {
  it("keep every text, and change no more once they are approved", () => {
    const { staff, db, heldMeeting } = governanceWorld();
    const { id } = heldMeeting();
    saveMinutes(staff, id, "第一稿", 0);
    saveMinutes(staff, id, "第二稿", 1);
    expect(() => saveMinutes(staff, id, "别人不知道的第三稿", 1)).toThrow("minutes.refused.changed");
    expect(() => correctMinutes(staff, id, { text: "应为 12 家", reason: "笔误" })).toThrow(
      "minutes.refused.notApproved",
    );
    const approval = { approvedOn: "2026-09-20", approvedBy: "轮值会长 李敏", seen: 2 };
    expect(() => approveMinutes(staff, id, { ...approval, seen: 1 })).toThrow("minutes.refused.changed");
    expect(() => approveMinutes(staff, id, { ...approval, approvedOn: "2026-09-14" })).toThrow("invalid");
    approveMinutes(staff, id, approval);
    expect(() => saveMinutes(staff, id, "改过的", 2)).toThrow("minutes.refused.approved");
    correctMinutes(staff, id, { text: "应为 12 家", reason: "笔误" });
    const { minutes } = meetingPage(staff, id);
    expect(minutes.current?.text).toBe("第二稿");
    expect(minutes.earlier.map(({ text }) => text)).toEqual(["第一稿"]);
    expect(minutes.approval).toEqual({ approvedOn: "2026-09-20", approvedBy: "轮值会长 李敏" });
    expect(minutes.corrections).toMatchObject([{ text: "应为 12 家", reason: "笔误" }]);
    // The database itself holds them.
    expect(() => db.update(minutesVersions).set({ text: "x" }).run()).toThrow("does not change");
    expect(() => db.insert(minutesVersions).values({ meetingId: id, number: 9, text: "x", savedAt: 1 }).run()).toThrow(
      "do not change",
    );
    const actions = db.select().from(auditEntries).where(eq(auditEntries.subjectKind, "meeting")).all();
    expect(actions.map(({ action }) => action).slice(-4)).toEqual([
      "minutes.save",
      "minutes.save",
      "minutes.approve",
      "minutes.correct",
    ]);
  });

  it("are not written of a meeting that was not held", () => {
    const { staff, council, meeting } = governanceWorld();
    expect(() => saveMinutes(staff, meeting(council(), "2026-10-01"), "x", 0)).toThrow("minutes.refused.notHeld");
  });
});
