import { describe, expect, it } from "vitest";
import { auditEntries, complaintSteps, outboxMessages, searchDocuments } from "~db/schema";
import { measureFigure } from "~/figures/measure-figure.server";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { organisationTimeline } from "~/modules/organisations/organisation-timeline.server";
import { searchIndex } from "~/search/search-index.server";
import { exportList } from "~/transfer/export-list.server";
import { complaintExport } from "./complaint-export.server";
import { lodgedComplaintForm } from "./complaint-form";
import { complaintList } from "./complaint-list";
import { complaintCountSource, complaintSource, shownComplaint } from "./complaint-lists.server";
import { setConductRules } from "./conduct-rules.server";
import { complaintFiles } from "./conduct-files.server";
import {
  complaintPage,
  conductFigures,
  conductOfOrganisation,
  ownComplaintPage,
  ownConduct,
} from "./conduct-queries.server";
import { CANARY, conductWorld } from "./conduct-world.testing";
import { CONDUCT_FIGURES } from "./figures";
import { findComplaint } from "./find-complaint.server";
import { lodgeComplaint } from "./receive-complaint.server";
import { stuckComplaints } from "./stuck-complaints.server";
import { answerOwnComplaint, assignComplaint } from "./take-complaint-step.server";

const DAY = 24 * 3_600_000;
const EVERYTHING = parseListQuery(complaintList, new URLSearchParams("filter.expired=yes&filter.expired=no"));

describe("a complaint", () => {
  it("goes from receipt over the hearing to a ruling by somebody else, an appeal and its decision by a third", () => {
    const { receiver, judge, thirdPerson, ofFirm, informed, step } = conductWorld();
    const id = informed();
    expect(() => step(judge, id, "rule", "x", "warning")).toThrow("complaint.refused.notHeard");
    answerOwnComplaint(ofFirm, id, "answer", { version: findComplaint(receiver, id).version, text: "我们没有" });
    expect(() => step(receiver, id, "rule", "x", "warning")).toThrow("complaint.refused.sameReceiver");
    step(judge, id, "rule", "情况属实", "warning");
    expect(findComplaint(judge, id)).toMatchObject({
      state: "ruled",
      outcome: "warning",
      closedOn: "2026-10-20",
      appealDueOn: "2026-11-04",
      expiresOn: "2028-10-20",
    });
    answerOwnComplaint(ofFirm, id, "appeal", { version: findComplaint(receiver, id).version, text: "请复核" });
    expect(findComplaint(judge, id)).toMatchObject({ state: "appealed", closedOn: null, expiresOn: null });
    expect(() => step(judge, id, "decide", "x", "dismissed")).toThrow("complaint.refused.sameJudge");
    step(thirdPerson, id, "decide", "撤销警告，改为提醒", "advice");
    expect(complaintPage(judge, id).steps.map(({ kind }) => kind)).toEqual([
      "receive",
      "admit",
      "inform",
      "answer",
      "rule",
      "appeal",
      "decide",
    ]);
    expect(findComplaint(judge, id)).toMatchObject({ state: "decided", outcome: "advice", closedOn: "2026-10-20" });
  });

  it("is ruled on without a statement only after its term, and appealed against only within its term", () => {
    const { receiver, judge, ofFirm, informed, step, advance } = conductWorld();
    const id = informed();
    advance(16 * DAY);
    step(judge, id, "rule", "逾期未陈述", "advice");
    advance(16 * DAY);
    const appeal = () =>
      answerOwnComplaint(ofFirm, id, "appeal", { version: findComplaint(receiver, id).version, text: "x" });
    expect(appeal).toThrow("complaint.refused.appealLate");
  });

  it("is about a firm that staff find where the name is not certain", () => {
    const { receiver, complain, step, firm } = conductWorld();
    const id = complain({ aboutName: "湘凯" });
    expect(findComplaint(receiver, id).organisationId).toBeNull();
    expect(() => step(receiver, id, "admit")).toThrow("complaint.refused.notAssigned");
    assignComplaint(receiver, id, { version: 1, organisation: "湘凯液压股份有限公司" });
    step(receiver, id, "admit");
    expect(findComplaint(receiver, id).organisationId).toBe(firm);
  });

  it("sent twice from a firm's desk is one, for its own firm only", () => {
    const { ofOther, other, firm, db } = conductWorld();
    const sent = (organisationId: number) =>
      lodgedComplaintForm.parse({ organisationId, aboutName: "湘凯液压股份有限公司", subject: "s", text: "t" });
    const key = "k".repeat(20);
    expect(lodgeComplaint(ofOther, sent(other), key)).toBe(lodgeComplaint(ofOther, sent(other), key));
    expect(() => lodgeComplaint(ofOther, sent(firm), "z".repeat(20))).toThrow("forbidden");
    expect(ownConduct(ofOther).lodged).toHaveLength(1);
    expect(db.select().from(complaintSteps).all()).toHaveLength(1);
  });

  it("changed by somebody else meanwhile is not overwritten", () => {
    const { receiver, ofFirm, informed } = conductWorld();
    const id = informed();
    const { version } = findComplaint(receiver, id);
    answerOwnComplaint(ofFirm, id, "answer", { version, text: "一" });
    expect(() => answerOwnComplaint(ofFirm, id, "answer", { version, text: "二" })).toThrow("error.conflict");
  });

  it("follows the rules an administrator sets, from then on", () => {
    const { receiver, thirdPerson, informed, step } = conductWorld();
    const before = informed();
    const rules = {
      closureDays: 30,
      statementDays: 5,
      appealDays: 7,
      recordMonths: 1,
      otherDecides: false,
      otherHearsAppeal: true,
    };
    expect(() => setConductRules(receiver, { version: 0, ...rules })).toThrow("forbidden");
    setConductRules(thirdPerson, { version: 0, ...rules });
    expect(() => setConductRules(thirdPerson, { version: 0, ...rules })).toThrow("conflict");
    const id = informed();
    expect(findComplaint(receiver, before).statementDueOn).toBe("2026-11-04");
    expect(findComplaint(receiver, id)).toMatchObject({ statementDueOn: "2026-10-25", dueDay: "2026-11-19" });
    step(receiver, id, "answer");
    step(receiver, id, "rule", "x", "warning");
    expect(findComplaint(receiver, id).expiresOn).toBe("2026-11-20");
  });

  it("waits on the home page by its number alone", () => {
    const { receiver, viewer, complain, advance, step } = conductWorld();
    const id = complain();
    expect(stuckComplaints(receiver)).toMatchObject([{ text: "stuck.complaint.admit", tone: "warn" }]);
    expect(JSON.stringify(stuckComplaints(receiver))).not.toMatch(/金丝雀|湘凯/);
    step(receiver, id, "admit");
    expect(stuckComplaints(receiver)).toEqual([]);
    advance(61 * DAY);
    expect(stuckComplaints(receiver)).toMatchObject([{ text: "stuck.complaint.inform", tone: "bad" }]);
    expect(() => stuckComplaints(viewer)).toThrow("forbidden");
  });
});

describe("a record that has expired", () => {
  it("is read by nobody, shows nowhere in the firm's record, and is still counted", () => {
    const { receiver, judge, ofFirm, firm, informed, step, advance } = conductWorld();
    const id = informed();
    step(receiver, id, "answer");
    step(judge, id, "rule", "x", "warning");
    expect(conductOfOrganisation(receiver, firm).complaints).toHaveLength(1);
    advance(732 * DAY);
    expect(() => findComplaint(receiver, id)).toThrow("not_found");
    expect(() => ownComplaintPage(ofFirm, id)).toThrow("not_found");
    expect(() => complaintFiles.see(receiver, id)).toThrow("not_found");
    expect(conductOfOrganisation(receiver, firm).complaints).toEqual([]);
    expect(runList(receiver, complaintSource, parseListQuery(complaintList, new URLSearchParams())).total).toBe(0);
    const { rows } = runList(receiver, complaintSource, EVERYTHING);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows.map((row) => shownComplaint(row, "2028-10-21")))).not.toMatch(/湘凯|金丝雀|warning/);
    const values = CONDUCT_FIGURES.map(
      (figure) => measureFigure(receiver, figure, complaintCountSource, "2026Q4").value,
    );
    expect(values).toEqual([1, 1, 1]);
  });
});

describe("nobody else learns of a complaint", () => {
  const canary = new RegExp(Object.values(CANARY).join("|"));

  it("neither a viewer, nor another firm, nor a visitor: not by id, list, count, file, home page or export", async () => {
    const { viewer, visitor, ofOther, receiver, db, firm, informed } = conductWorld();
    const id = informed();
    for (const context of [viewer, visitor, ofOther]) {
      expect(() => findComplaint(context, id)).toThrow("not_found");
      expect(() => complaintPage(context, id)).toThrow("not_found");
      expect(() => ownComplaintPage(context, id)).toThrow("not_found");
      expect(() => complaintFiles.see(context, id)).toThrow("not_found");
      expect(() => runList(context, complaintSource, EVERYTHING)).toThrow("forbidden");
      expect(() => stuckComplaints(context)).toThrow("forbidden");
      expect(() => conductOfOrganisation(context, firm)).toThrow("not_found");
      await expect(exportList(context, complaintExport, "csv", new URLSearchParams())).rejects.toThrow("forbidden");
    }
    // A viewer counts, and gets nothing but numbers.
    expect(conductFigures(viewer, "2026Q4").map(({ value, path }) => [value, path])).toEqual([
      [1, null],
      [0, null],
      [0, null],
    ]);
    expect(Object.keys(runList(viewer, complaintCountSource, EVERYTHING).rows[0]!)).toEqual(["id"]);
    expect(() => conductFigures(ofOther, "2026Q4")).toThrow("forbidden");
    // Those who handle it do read it.
    expect(JSON.stringify(complaintPage(receiver, id))).toMatch(canary);
    expect(db.select().from(searchDocuments).all()).toEqual([]);
    expect(searchIndex(receiver, CANARY.subject, 10).hits).toEqual([]);
  });

  it("not by the audit log, the outbox or the timeline of the firm, whoever reads them", () => {
    const { db, firm, receiver, informed, step } = conductWorld();
    const id = informed();
    step(receiver, id, "answer", "金丝雀内容的陈述");
    const log = db.select().from(auditEntries).all();
    expect(log.map(({ action }) => action)).toEqual([
      "complaint.receive",
      "complaint.admit",
      "complaint.inform",
      "complaint.answer",
    ]);
    expect(JSON.stringify(log)).not.toMatch(canary);
    const mails = db.select().from(outboxMessages).all();
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toMatch(/投诉|湘凯|低于成本/);
    expect(organisationTimeline(receiver, firm)).toEqual([]);
  });

  it("not the firm itself before it is informed, and never who complained where that is confidential", () => {
    const { ofFirm, receiver, firm, complain, step } = conductWorld();
    const id = complain();
    step(receiver, id, "admit", "金丝雀内容里的理由");
    expect(() => ownComplaintPage(ofFirm, id)).toThrow("not_found");
    expect(conductOfOrganisation(ofFirm, firm).complaints).toEqual([]);
    step(receiver, id, "inform", "有单位反映贵公司低于成本报价");
    const own = ownComplaintPage(ofFirm, id);
    expect(own.steps.map(({ text }) => text)).toEqual(["有单位反映贵公司低于成本报价"]);
    expect(own.mayAnswer).toBe(true);
    const everything = JSON.stringify([own, conductOfOrganisation(ofFirm, firm), ownConduct(ofFirm)]);
    expect(everything).not.toMatch(canary);
    expect(everything).not.toContain("浏阳精铸");
    step(receiver, id, "withdraw", CANARY.text);
    expect(JSON.stringify(ownComplaintPage(ofFirm, id))).not.toMatch(canary);
  });

  it("but is told which firm complained where that is open", () => {
    const { ofFirm, informed } = conductWorld();
    expect(ownComplaintPage(ofFirm, informed({ confidential: undefined })).complainant).toBe("浏阳精铸有限公司");
  });
});
