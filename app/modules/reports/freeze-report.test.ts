import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, frozenFigures, organisations } from "~db/schema";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { updateEvent } from "~/modules/events/update-event.server";
import { eventInput } from "~/modules/events/event-fixtures.testing";
import { undoSignIn } from "~/modules/events/undo-sign-in.server";
import { archiveOrganisation } from "~/modules/organisations/archive-organisation.server";
import { changeTraces } from "./change-traces.server";
import { freezeReport } from "./freeze-report.server";
import { openReport } from "./open-report.server";
import { recordCommonRestatement, recordRestatement } from "./record-restatement.server";
import { countDifferences, differencesFingerprint, reportDifferences } from "./report-differences.server";
import { findReport, frozenRecords, readReportDocument, restatementLog } from "./report-queries.server";
import { reportWorld } from "./report-world.testing";
import { saveReportText } from "./save-report-text.server";
import { updateReportCover } from "./update-report-cover.server";

function frozenWorld() {
  const world = reportWorld();
  const { staff, promoterId, organisation, event, signIn, count } = world;
  const firms = [organisation("甲公司", { memberSince: "2020-01-01" }), organisation("乙公司")];
  const lecture = event("2026-07-10", { type: "lecture", titleZh: "铸件讲座" });
  const fair = event("2026-08-10", { type: "exhibition", titleZh: "郑州联合参展" });
  const signIns = [signIn(lecture, firms[0]!, "2026-07-10"), signIn(lecture, firms[1]!, "2026-07-10")];
  count(fair, "2026-08-10", 300);
  const id = openReport(staff, "2026Q3", promoterId);
  world.advance(60_000);
  freezeReport(staff, id, 1);
  world.advance(60_000);
  return { ...world, id, firms, lecture, fair, signIns, report: () => findReport(staff, id) };
}

describe("freezing a report", () => {
  it("keeps every figure with its records, and the report in both languages", () => {
    const { staff, id, report, lecture, db } = frozenWorld();
    const zh = readReportDocument(staff, report(), "zh-CN");
    const en = readReportDocument(staff, report(), "en");
    expect(zh.figures.attendance?.value).toBe(302);
    expect(en.title).toBe("Activity report, Q3 2026");
    expect(frozenRecords(staff, id, "lectures_held")).toEqual([{ id: lecture, amount: 1, label: "铸件讲座" }]);
    const kept = db.select().from(frozenFigures).where(eq(frozenFigures.reportId, id)).all();
    expect(kept.map((figure) => figure.figureKey).sort()).toEqual(Object.keys(zh.figures).sort());
    for (const figure of kept) {
      const records = frozenRecords(staff, id, figure.figureKey);
      expect(figure.value).toBe(records.reduce((sum, record) => sum + record.amount, 0));
      expect(zh.figures[figure.figureKey]?.value).toBe(figure.value);
    }
  });

  it("is refused while the period runs, a second time, to a viewer, and for who saw an older report", () => {
    const { staff, viewer, promoterId, id } = frozenWorld();
    const running = openReport(staff, "2026Q4", promoterId);
    expect(() => freezeReport(staff, running, 1)).toThrow("report.refused.periodRuns");
    expect(() => freezeReport(staff, id, 2)).toThrow("report.refused.alreadyFrozen");
    const draft = openReport(staff, "2026Q2", promoterId);
    expect(() => freezeReport(viewer, draft, 1)).toThrow("error.forbidden");
    expect(() => freezeReport(staff, draft, 9)).toThrow("error.conflict");
  });

  it("can be done on the day after the last day of the period, and not on that last day", () => {
    const world = reportWorld();
    const { staff, promoterId } = world;
    const id = openReport(staff, "2026Q4", promoterId);
    world.advance(Date.parse("2026-12-31T15:59:59Z") - staff.now());
    expect(() => freezeReport(staff, id, 1)).toThrow("report.refused.periodRuns");
    world.advance(1000);
    freezeReport(staff, id, 1);
    expect(findReport(staff, id).frozenAt).toBe(Date.parse("2026-12-31T16:00:00Z"));
  });

  it("closes the report to its writers", () => {
    const { staff, id } = frozenWorld();
    const text = { version: 2, textZh: "后来写的", textEn: null };
    expect(() => saveReportText(staff, id, "members", text)).toThrow("report.refused.frozen");
    const cover = { version: 2, preparer: "李", reviewer: null, signatory: null, confidentiality: "public" as const };
    expect(() => updateReportCover(staff, id, cover)).toThrow("report.refused.frozen");
  });

  it("leaves all of it or nothing when it cannot be finished", () => {
    const { staff, promoterId, db } = reportWorld();
    const id = openReport(staff, "2026Q3", promoterId);
    db.$client.exec("CREATE TRIGGER no_audit BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'disk'); END");
    expect(() => freezeReport(staff, id, 1)).toThrow();
    expect(db.select().from(frozenFigures).all()).toEqual([]);
    expect(findReport(staff, id).frozenAt).toBeNull();
  });
});

describe("after the freeze", () => {
  it("an edit changes no word and no number of the report", () => {
    const { staff, report, fair, lecture, promoterId, count } = frozenWorld();
    const before = JSON.stringify(readReportDocument(staff, report()));
    count(fair, "2026-08-10", 999);
    const values = { startsAt: "2026-07-10T09:00", endsAt: "2026-07-10T17:00", type: "salon", titleZh: "改名的讲座" };
    updateEvent(staff, lecture, 2, eventInput(promoterId, values));
    expect(JSON.stringify(readReportDocument(staff, report()))).toBe(before);
  });

  it("a changed number is shown as old and new, with the record, who changed it and when", () => {
    const { staff, viewer, id, report, fair, count } = frozenWorld();
    expect(reportDifferences(staff, report())).toEqual([]);
    count(fair, "2026-08-10", 280);
    const differences = reportDifferences(viewer, report());
    const attendance = differences.find((difference) => difference.key === "attendance")!;
    expect(attendance).toMatchObject({
      oldValue: 302,
      newValue: 282,
      added: [],
      removed: [],
      changed: [{ id: fair, oldAmount: 300, newAmount: 280 }],
      explained: false,
    });
    expect(differences.map((difference) => difference.key)).toContain("attendance/type=exhibition");
    expect(changeTraces(viewer, id, attendance)).toMatchObject([
      { at: staff.now(), act: { action: "attendance.count", actorName: staff.actor.name, subjectId: fair } },
    ]);
  });

  it("a firm that is signed in later, or taken back, is named with the act that did it", () => {
    const { staff, id, report, lecture, organisation, signIn, signIns, firms } = frozenWorld();
    const late = organisation("丙公司");
    signIn(lecture, late, "2026-07-10");
    undoSignIn(staff, lecture, signIns[1]!);
    const firm = reportDifferences(staff, report()).find((difference) => difference.key === "benefited_firms")!;
    expect(firm).toMatchObject({ oldValue: 2, newValue: 2, added: [{ id: late }], removed: [{ id: firms[1] }] });
    expect(changeTraces(staff, id, firm).map(({ act }) => act?.action)).toEqual(["signIn.record", "signIn.undo"]);
  });

  it("an archived, deleted or cancelled record stays in the frozen report under its old name", () => {
    const { staff, id, report, firms, db } = frozenWorld();
    archiveOrganisation(staff, firms[0]!, "甲公司");
    const changed = reportDifferences(staff, report()).map((difference) => difference.key);
    expect(changed).toContain("members_at_end");
    expect(changed, "a firm that was served stays served").not.toContain("benefited_firms");
    db.$client.exec("PRAGMA foreign_keys = OFF");
    db.delete(organisations).where(eq(organisations.id, firms[1]!)).run();
    expect(frozenRecords(staff, id, "benefited_firms").map((record) => record.label)).toEqual(["甲公司", "乙公司"]);
    const gone = reportDifferences(staff, report()).find((difference) => difference.key === "benefited_firms")!;
    expect(gone.removed.map((record) => record.id)).toEqual([firms[1]]);
    expect(readReportDocument(staff, report()).figures.benefited_firms?.value).toBe(2);
  });

  it("a reason explains one state of the records; the next change is unexplained again", () => {
    const { staff, report, id, fair, count } = frozenWorld();
    count(fair, "2026-08-10", 280);
    const attendance = () => reportDifferences(staff, report()).find((difference) => difference.key === "attendance")!;
    const seen = attendance();
    const total = countDifferences(staff).get(id)!.total;
    expect(countDifferences(staff).get(id)!.unexplained).toBe(total);
    recordRestatement(staff, id, "attendance", { recordsHash: seen.recordsHash, reason: "展馆更正人数" });
    expect(attendance().explained).toBe(true);
    expect(countDifferences(staff).get(id)).toEqual({ total, unexplained: total - 1 });
    expect(restatementLog(staff, id)).toMatchObject([
      { figureKey: "attendance", oldValue: 302, newValue: 282, reason: "展馆更正人数", recordedBy: staff.actor.name },
    ]);
    count(fair, "2026-08-10", 281);
    expect(attendance().explained).toBe(false);
    const stale = { recordsHash: seen.recordsHash, reason: "旧页面" };
    expect(() => recordRestatement(staff, id, "attendance", stale)).toThrow("report.refused.changedAgain");
    expect(() => recordRestatement(staff, id, "lectures_held", stale)).toThrow("report.refused.noDifference");
  });

  it("one reason can explain all differences that have none, unless they are no longer those that were seen", () => {
    const { staff, report, id, fair, count } = frozenWorld();
    count(fair, "2026-08-10", 280);
    const open = () => reportDifferences(staff, report()).filter((difference) => !difference.explained);
    const seen = differencesFingerprint(open());
    count(fair, "2026-08-10", 281);
    expect(() => recordCommonRestatement(staff, id, { differencesHash: seen, reason: "旧页面" })).toThrow(
      "report.refused.changedAgain",
    );
    const total = open().length;
    recordCommonRestatement(staff, id, { differencesHash: differencesFingerprint(open()), reason: "展馆更正人数" });
    expect(open()).toEqual([]);
    expect(restatementLog(staff, id)).toHaveLength(total);
  });

  it("a reason is only for those who write reports", () => {
    const { viewer, id } = frozenWorld();
    const reason = { recordsHash: "0".repeat(64), reason: "无" };
    expect(() => recordRestatement(viewer, id, "attendance", reason)).toThrow("error.forbidden");
  });

  it("an event that is cancelled later is no longer counted, but stays frozen", () => {
    const { staff, promoterId, event, ...world } = reportWorld();
    const salon = event("2026-09-01", { type: "salon" });
    const id = openReport(staff, "2026Q3", promoterId);
    freezeReport(staff, id, 1);
    world.advance(1000);
    cancelEvent(staff, salon, "误录");
    const held = reportDifferences(staff, findReport(staff, id)).find(
      (difference) => difference.key === "events_held",
    )!;
    expect(held).toMatchObject({ oldValue: 1, newValue: 0, removed: [{ id: salon, amount: 1 }] });
    expect(changeTraces(staff, id, held).map(({ act }) => act?.action)).toEqual(["event.cancel"]);
  });
});

describe("writing a report", () => {
  it("is begun once per promoter and period, and not before the period begins", () => {
    const { staff, viewer, promoterId, subPromoterId } = reportWorld();
    const id = openReport(staff, "2026Q3", promoterId);
    expect(openReport(staff, "2026Q3", promoterId)).toBe(id);
    expect(openReport(staff, "2026Q3", subPromoterId)).not.toBe(id);
    expect(() => openReport(staff, "2027Q1", promoterId)).toThrow("error.invalid");
    expect(() => openReport(staff, "2026Q3", 999)).toThrow("error.notFound");
    expect(() => openReport(viewer, "2026Q2", promoterId)).toThrow("error.forbidden");
  });

  it("keeps two writers from overwriting each other, and writes no audit entry where nothing changed", () => {
    const { staff, promoterId, db } = reportWorld();
    const id = openReport(staff, "2026Q3", promoterId);
    saveReportText(staff, id, "members", { version: 1, textZh: "成员稳定增长。", textEn: null });
    const stale = { version: 1, textZh: "另一个人的话", textEn: null };
    expect(() => saveReportText(staff, id, "members", stale)).toThrow("error.conflict");
    const entries = () => db.select().from(auditEntries).all().length;
    const before = entries();
    saveReportText(staff, id, "members", { version: 2, textZh: "成员稳定增长。", textEn: null });
    expect(entries()).toBe(before);
    expect(findReport(staff, id).version).toBe(2);
    const document = readReportDocument(staff, findReport(staff, id), "zh-CN");
    expect(document.sections.find((section) => section.id === "members")?.blocks).toContainEqual({
      kind: "staffText",
      text: "成员稳定增长。",
    });
  });
});
