import { expect, it } from "vitest";
import { translateFor } from "~/i18n/messages.server";
import { CANARY, conductWorld } from "~/modules/conduct/conduct-world.testing";
import { changeMembershipClass } from "~/modules/organisations/membership/change-membership-class.server";
import { membershipWorld } from "~/modules/organisations/membership/membership-world.testing";
import { resumeMembership, suspendMembership } from "~/modules/organisations/membership/suspend-membership.server";
import { governanceWorld } from "~/modules/governance/governance-world.testing";
import { filled, recognitionWorld } from "~/modules/organisations/recognitions/recognition-world.testing";
import { saveStage } from "~/modules/organisations/stages/save-stage.server";
import { stageForm } from "~/modules/organisations/stages/stage-form";
import { instantAt } from "~/values/business-day";
import { cellText } from "./cell-value";
import { figureRecords } from "./chosen-figure.server";
import { freezeReport } from "./freeze-report.server";
import { openReport } from "./open-report.server";
import type { ReportDocument, ReportSection } from "./report-document";
import { findReport, readReportDocument } from "./report-queries.server";
import { reportDifferences } from "./report-differences.server";

const LATER = instantAt("2026-10-20", "10:00");

function section(document: ReportDocument, id: ReportSection["id"]): ReportSection {
  return document.sections.find((found) => found.id === id)!;
}

function rowsOf(document: ReportDocument, id: ReportSection["id"], table: number): string[][] {
  const tables = section(document, id).blocks.filter((block) => block.kind === "table");
  const t = translateFor(document.locale);
  return tables[table]!.rows.map((row) => row.map((cell) => cellText(cell, document.figures, t)));
}

it("the members' section counts recognitions by type: held at the end, gained and lapsed", () => {
  const { staff, promoterId, organisation, grant } = recognitionWorld();
  const [old, young, leaving] = ["甲公司", "乙公司", "丙公司"].map((name) => organisation(name)) as [
    number,
    number,
    number,
  ];
  grant(old, { level: "national", issuedOn: "2025-03-01" });
  grant(young, { level: "national", issuedOn: "2026-08-15" });
  grant(leaving, { level: "national", issuedOn: "2023-07-20" });
  const later = { ...staff, now: () => LATER };
  const id = openReport(later, "2026Q3", promoterId);
  const report = findReport(later, id);
  const document = readReportDocument(later, report, "zh-CN");
  const row = rowsOf(document, "members", 2)[0]!;
  expect(row).toEqual(["高新技术企业", "2", "1", "1", "1", "2"]);
  const names = (figure: string) => figureRecords(later, report, document, figure).map(({ label }) => label);
  expect(names("recognitions_gained")).toEqual(["乙公司 · 高新技术企业"]);
  expect(names("recognitions_lapsed")).toEqual(["丙公司 · 高新技术企业"]);
});

it("the members' section tells joined, left, suspended, resumed and changed class, each firm once, and freezes who they are", () => {
  const { staff, promoterId, organisation, classes, version } = membershipWorld();
  const old = { memberSince: "2024-01-01" };
  const [twice, back, paused] = ["甲公司", "乙公司", "丙公司"].map((name) => organisation(name, old)) as [
    number,
    number,
    number,
  ];
  organisation("丁公司", { memberSince: "2026-08-03" });
  organisation("戊公司", { ...old, memberUntil: "2026-08-31" });
  const act = <More>(organisationId: number, more: More) => ({
    organisationId,
    version: version(organisationId),
    ...more,
  });
  const into = (classId: number, fromDay: string) => changeMembershipClass(staff, act(twice, { classId, fromDay }));
  into(classes.open, "2024-01-01");
  into(classes.yearly, "2026-07-15");
  into(classes.rolling, "2026-09-01");
  const suspend = (id: number, fromDay: string) =>
    suspendMembership(staff, act(id, { fromDay, untilDay: null, reason: "未缴会费" }));
  suspend(back, "2026-02-01");
  resumeMembership(staff, act(back, { resumesOn: "2026-08-01" }));
  suspend(paused, "2026-09-10");

  const id = openReport(staff, "2026Q3", promoterId);
  const live = readReportDocument(staff, findReport(staff, id), "zh-CN");
  const counted = (table: number) => rowsOf(live, "members", table).map(([name, , value]) => [name, value]);
  expect(counted(0)).toEqual([
    ["期末成员数", "3"],
    ["新增成员", "1"],
    ["退出成员", "1"],
    ["暂停或到期未续", "1"],
    ["恢复会员资格", "1"],
    ["变更会员级别", "1"],
  ]);
  freezeReport(staff, id, findReport(staff, id).version);
  into(classes.open, "2026-09-20");
  const frozen = readReportDocument(staff, findReport(staff, id), "zh-CN");
  const names = (figure: string) =>
    figureRecords(staff, findReport(staff, id), frozen, figure).map(({ label }) => label);
  expect(names("members_reclassified")).toEqual(["甲公司"]);
  expect(names("members_lapsed")).toEqual(["丙公司"]);
  expect(names("members_resumed")).toEqual(["乙公司"]);
  expect(reportDifferences(staff, findReport(staff, id))).toEqual([]);
});

it("a cluster in which nobody holds a recognition is not shown an empty table", () => {
  const { staff, promoterId } = recognitionWorld();
  const id = openReport({ ...staff, now: () => LATER }, "2026Q3", promoterId);
  const document = readReportDocument(staff, findReport(staff, id), "en");
  expect(section(document, "members").blocks.filter((block) => block.kind === "table")).toHaveLength(2);
});

it("the section on governance counts meetings and resolutions, and a meeting entered late restates the frozen report", () => {
  const { staff, promoterId, heldMeeting } = governanceWorld();
  const { id: held } = heldMeeting("2026-09-15");
  const id = openReport(staff, "2026Q3", promoterId);
  const document = readReportDocument(staff, findReport(staff, id), "zh-CN");
  expect(document.figures.meetings_held).toMatchObject({ value: 1, recordKind: "meeting" });
  const records = figureRecords(staff, findReport(staff, id), document, "council_meetings_held");
  expect(records).toMatchObject([{ id: held, day: "2026-09-15", path: `/governance/meetings/${held}` }]);

  freezeReport(staff, id, findReport(staff, id).version);
  expect(reportDifferences(staff, findReport(staff, id))).toEqual([]);
  heldMeeting("2026-09-20");
  const keys = reportDifferences(staff, findReport(staff, id)).map(({ key }) => key);
  expect(keys).toContain("meetings_held");
});

it("firms that moved up are counted by step", () => {
  const { staff, promoterId, organisation } = recognitionWorld();
  const values = filled(stageForm, { step: "above_scale", day: "2026-08-01" });
  saveStage(staff, { organisationId: organisation("甲公司"), values });
  const later = { ...staff, now: () => LATER };
  const document = readReportDocument(later, findReport(later, openReport(later, "2026Q3", promoterId)), "zh-CN");
  expect(rowsOf(document, "members", 2)[1]).toEqual(["小升规", "1", "无", "无"]);
});

it("who only reads sees of complaints nothing but how many there are and their numbers", () => {
  const { receiver, account, promoterId, complain } = conductWorld();
  complain();
  const id = openReport(receiver, "2026Q4", promoterId);
  const viewer = { ...account("viewer"), now: receiver.now };
  const document = readReportDocument(viewer, findReport(viewer, id), "zh-CN");
  expect(document.figures.complaints_received).toMatchObject({ value: 1, recordKind: "complaint" });
  const seenBy = (context: typeof receiver) =>
    figureRecords(context, findReport(context, id), document, "complaints_received");
  expect(seenBy(viewer)).toMatchObject([{ label: "2026-001", path: null }]);
  expect(seenBy(receiver)[0]!.path).toMatch(/^\/conduct\/complaints\/\d+$/);
  const told = JSON.stringify([document, seenBy(viewer)]);
  for (const secret of [...Object.values(CANARY), "湘凯液压"]) expect(told).not.toContain(secret);
});
