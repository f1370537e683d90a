import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { eventSurveys, surveyAnswers } from "~db/schema";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { costForm } from "~/modules/events/costs/cost-form";
import { recordOutcome } from "~/modules/events/outcomes/save-outcome.server";
import { newOutcomeForm } from "~/modules/events/outcomes/outcome-form";
import { moveOutcome } from "~/modules/events/outcomes/move-outcome.server";
import { runList } from "~/lists/run-list.server";
import { parseListQuery } from "~/lists/list-query";
import { cellText } from "./cell-value";
import { FigureAside } from "./components/FigureAside";
import { composeReportDocument } from "./compose-report-document";
import { freezeReport } from "./freeze-report.server";
import { withRestatements } from "./with-restatements";
import { figureCatalogue, measure } from "./figure-catalogue.server";
import { planFigures } from "./figure-plan";
import { figurePath } from "~/figures/figure-path";
import { measureReport } from "./measure-report.server";
import { recordLabels } from "./record-labels.server";
import { openReport } from "./open-report.server";
import { reportContents } from "./report-contents.server";
import { recordCommonRestatement } from "./record-restatement.server";
import { differencesFingerprint, reportDifferences } from "./report-differences.server";
import { findReport, readReportDocument, restatementLog } from "./report-queries.server";
import { reportScope } from "./report-scope.server";
import { reportWorld } from "./report-world.testing";
import { I18nProvider } from "~/i18n/I18n";
import { catalogueOf, translateFor } from "~/i18n/messages.server";

function world() {
  const made = reportWorld();
  const firm = made.organisation("甲公司");
  const other = made.organisation("乙公司");
  const outcome = (event: number, values: Record<string, unknown> = {}) =>
    recordOutcome(
      made.staff,
      event,
      newOutcomeForm.parse({
        kind: "project",
        title: "项目",
        day: "2026-08-20",
        valueFen: "",
        stage: "signed",
        parties: ["甲公司"],
        ...values,
      }),
    );
  const spend = (event: number, actualFen: string) =>
    saveCosts(made.staff, event, costForm.parse({ lines: { venue: { actualFen } }, version: 0 }));
  const table = (promoterId: number, period = "2026Q3") => {
    const report = findReport(made.staff, openReport(made.staff, period, promoterId));
    const t = translateFor("zh-CN");
    const document = composeReportDocument(reportContents(made.staff, report), "zh-CN", t);
    const results = document.sections
      .flatMap((section) => section.blocks)
      .find((block) => block.kind === "table" && block.caption.endsWith(t("report.table.results")));
    if (results?.kind !== "table") throw new Error("no table of results");
    return Object.fromEntries(
      results.rows
        .map((row) => row.map((cell) => cellText(cell, document.figures, t)))
        .map(([name, ...rest]) => [name, rest]),
    );
  };
  return { ...made, firm, other, outcome, spend, table };
}

describe("what the report says of the results of events", () => {
  it("counts an outcome in the quarter of its own day, and not one that was given up", () => {
    const { staff, event, outcome } = world();
    const held = event("2026-06-20");
    outcome(held, { day: "2026-06-20" });
    const counted = outcome(held, { day: "2026-07-01" });
    moveOutcome(staff, outcome(held), { stage: "given_up", day: "2026-09-01", note: null });
    expect(measure(staff, "outcomes_declared", "2026Q3").records).toEqual([{ id: counted, amount: 1 }]);
  });

  it("adds up the known values in fen and says how many are unknown; without a known one there is no value", () => {
    const { event, outcome, table, promoterId } = world();
    const held = event("2026-08-10");
    outcome(held);
    expect(table(promoterId)).toMatchObject({
      成果金额: ["元", "无", "无", "无"],
      金额不详的成果: ["项", "1", "无", "无"],
    });
    outcome(held, { valueFen: "1200.50" });
    outcome(held, { valueFen: "0" });
    expect(table(promoterId)).toMatchObject({
      活动成果: ["项", "3", "无", "无"],
      成果金额: ["元", "¥1,200.50", "无", "无"],
    });
  });

  it("says what became of money after the freeze as money, in the printed log and beside the number", () => {
    const { staff, event, outcome, promoterId } = world();
    const held = event("2026-08-10");
    outcome(held, { valueFen: "1200.50" });
    const id = openReport(staff, "2026Q3", promoterId);
    freezeReport(staff, id, 1);
    outcome(held, { valueFen: "300" });
    const differencesHash = differencesFingerprint(reportDifferences(staff, findReport(staff, id)));
    recordCommonRestatement(staff, id, { differencesHash, reason: "补录" });
    const document = readReportDocument(staff, findReport(staff, id));
    const t = translateFor("zh-CN");
    const log = withRestatements(document, restatementLog(staff, id), t)
      .sections.flatMap((section) => section.blocks)
      .findLast((block) => block.kind === "table");
    const changes = Object.fromEntries(
      (log?.kind === "table" ? log.rows : []).map((row) => row.map((cell) => cellText(cell, document.figures, t))),
    ) as Record<string, string>;
    expect(changes).toMatchObject({ 成果金额: "¥1,200.50 → ¥1,500.50", 活动成果: "1 → 2" });
    const chosen = { key: "outcomes_value", records: [], total: 0, valueNow: 150_050, restated: true };
    const beside = renderToStaticMarkup(
      createElement(I18nProvider, {
        locale: "zh-CN",
        find: catalogueOf("zh-CN"),
        children: createElement(FigureAside, { reportId: id, document, chosen }),
      }),
    );
    expect(beside).toContain("冻结时 ¥1,200.50，现在为 ¥1,500.50");
  });

  it("divides the known cost by the distinct firms that came to those events alone", () => {
    const { event, signIn, spend, table, promoterId, firm, other } = world();
    const [first, second, uncosted] = [event("2026-07-10"), event("2026-08-10"), event("2026-08-11")];
    for (const [held, day] of [
      [first, "2026-07-10"],
      [second, "2026-08-10"],
    ] as const)
      signIn(held, firm, day);
    signIn(uncosted, other, "2026-08-11");
    expect(table(promoterId)).toMatchObject({ 每家企业的费用: ["元/家", "无", "无", "无"] });
    spend(first, "100");
    spend(second, "200.01");
    expect(table(promoterId)).toMatchObject({
      活动实际费用: ["元", "¥300.01", "无", "无"],
      费用已知的活动: ["场", "2", "无", "无"],
      费用已知的活动的参与企业: ["家", "1", "无", "无"],
      每家企业的费用: ["元/家", "¥300.01", "无", "无"],
    });
  });

  it("shows satisfaction as points over answers, and of an anonymous survey only what is shown on its page", () => {
    const { staff, event, table, promoterId, db } = world();
    const [named, anonymous] = [event("2026-07-10"), event("2026-08-10")];
    const survey = (eventId: number, isAnonymous: boolean, scores: number[]) => {
      const life = { sentAt: 1, version: 1, createdAt: 1, updatedAt: 1 };
      const values = { eventId, anonymous: isAnonymous, closesOn: "2026-10-19", ...life };
      const { id } = db.insert(eventSurveys).values(values).returning({ id: eventSurveys.id }).get();
      for (const satisfaction of scores)
        db.insert(surveyAnswers).values({ surveyId: id, satisfaction, answers: {} }).run();
      return id;
    };
    survey(named, false, [5, 4]);
    const hidden = survey(anonymous, true, [1, 1, 1, 1]);
    expect(table(promoterId)).toMatchObject({ "满意度（平均）": ["分，满分 5", "4.50", "无", "无"] });
    db.insert(surveyAnswers).values({ surveyId: hidden, satisfaction: 2, answers: {} }).run();
    expect(table(promoterId)).toMatchObject({
      "满意度（平均）": ["分，满分 5", "2.14", "无", "无"],
      满意度答卷: ["份", "7", "无", "无"],
    });
    db.update(eventSurveys).set({ closesOn: "2026-10-20" }).run();
    expect(measure(staff, "satisfaction_answers", "2026Q3").records).toEqual([{ id: named, amount: 2 }]);
  });

  it("keeps a sub-promoter's report to the events it runs", () => {
    const { staff, event, outcome, spend, subPromoterId, promoterId, firm, signIn } = world();
    const [own, shared] = [event("2026-08-10"), event("2026-08-11", { coHostIds: [String(subPromoterId)] })];
    outcome(own, { valueFen: "5" });
    outcome(shared, { valueFen: "7" });
    spend(own, "1");
    spend(shared, "2");
    signIn(own, firm, "2026-08-10");
    const values = (promoter: number) => {
      const figures = measureReport(staff, promoter, "2026Q3", planFigures(reportScope(staff, promoter)));
      return ["outcomes_declared", "outcomes_value", "event_cost", "firms_at_costed"].map(
        (key) => figures.find((figure) => figure.key === key)?.value,
      );
    };
    expect(values(promoterId)).toEqual([2, 1200, 300, 1]);
    expect(values(subPromoterId)).toEqual([1, 700, 200, 0]);
  });

  it("opens exactly the records behind each figure", () => {
    const { staff, viewer, event, outcome, spend, signIn, firm } = world();
    const held = event("2026-08-10");
    outcome(held, { valueFen: "5" });
    outcome(held);
    spend(held, "1");
    signIn(held, firm, "2026-08-10");
    for (const id of ["outcomes_declared", "outcomes_value", "outcomes_unvalued", "event_cost", "firms_at_costed"]) {
      const { figure, source } = figureCatalogue.get(id)!;
      const address = new URL(figurePath(figure, "2026Q3"), "https://weft.example");
      for (const context of [staff, viewer]) {
        const { rows } = runList(context, source, parseListQuery(figure.list, address.searchParams));
        expect(rows.map((row) => row.id).sort()).toEqual(
          measure(staff, id, "2026Q3").records.map((record) => record.id),
        );
      }
    }
  });

  it("names the outcomes of others to nobody of a sub-promoter", () => {
    const { staff, account, subPromoterId, event, outcome } = world();
    const id = outcome(event("2026-08-10"));
    expect(recordLabels(staff, "outcome", [id]).get(id)).toMatchObject({ label: "项目", path: `/outcomes/${id}` });
    expect(recordLabels(account("staff", [], subPromoterId), "outcome", [id]).size).toBe(0);
  });
});
