import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "~/http/errors";
import { measureFigure } from "~/figures/measure-figure.server";
import { filterQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { parseForm } from "~/forms/parse-form";
import { addDays } from "~/values/business-day";
import { nextPeriod } from "~/values/period";
import { auditEntries, organisations, outboxMessages, recognitionTerms } from "~db/schema";
import { updateOrganisation } from "../update-organisation.server";
import { acceptProposedTypes, proposedTypes } from "./accept-proposed-types.server";
import { recognitionsExpiring, recognitionsGained, recognitionsHeldAtEnd, recognitionsLapsed } from "./figures";
import { fileReport, removeReport } from "./file-report.server";
import { reportFilingForm, recognitionForm } from "./recognition-form";
import { recognitionList } from "./recognition-list";
import {
  recognitionCounts,
  recognitionPage,
  recognitionSource,
  recognitionsOfOrganisation,
  recognitionsOfOwnFirms,
} from "./recognition-queries.server";
import { listRecognitionTypes } from "./recognition-type-queries.server";
import { filled, recognitionWorld } from "./recognition-world.testing";
import { stateOn } from "./recognition-terms";
import { removeReview } from "./record-review.server";
import { remindFirmsOfRecognitions } from "./remind-firms.server";
import { removeRecognition } from "./remove-recognition.server";
import { stuckRecognitions } from "./stuck-recognitions.server";
import { RECOGNITION_STATES } from "./vocabulary";
import { reinstateRecognition, withdrawRecognition } from "./withdraw-recognition.server";
import { statementsOf } from "~db/testing";

const DAY_MS = 24 * 3_600_000;
/** The day of the test world. */
const TODAY = "2026-10-20";

function fieldsOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return Object.values(error.fields).map(({ key }) => key);
    throw error;
  }
  return [];
}

describe("a recognition of an organisation", () => {
  it("ends as the rule in force on the day of issue says, and has the usual level of its type", () => {
    const { organisation, staff, grant } = recognitionWorld();
    const firm = organisation("湘凯液压股份有限公司");
    grant(firm, { issuedOn: "2023-11-22", certificateNumber: "GR202343000001" });
    expect(recognitionsOfOrganisation(staff, firm)).toMatchObject([
      { type: "高新技术企业", level: "national", validUntil: "2026-11-22", state: "in_review" },
    ]);
  });

  it("that expires today is valid today, expired tomorrow, and found so by the list", () => {
    const world = recognitionWorld({ reviewWindowBeforeDays: "0", graceDays: "0" });
    const firm = world.organisation("甲公司");
    world.grant(firm, { issuedOn: "2023-10-20" });
    const states = () => recognitionsOfOrganisation(world.staff, firm).map(({ state }) => state);
    const listed = (state: string) => recognitionPage(world.staff, filterQuery(recognitionList, { state })).total;
    expect([states(), listed("valid"), listed("expired")]).toEqual([["valid"], 1, 0]);
    world.advance(DAY_MS);
    expect([states(), listed("valid"), listed("expired")]).toEqual([["expired"], 0, 1]);
  });

  it("needs the day and a reason where no rule was in force, or where the certificate says otherwise", () => {
    const { organisation, staff, grant } = recognitionWorld();
    const firm = organisation("甲公司");
    expect(fieldsOf(() => grant(firm, { issuedOn: "2015-06-01" }))).toEqual(["recognition.statedUntil.noRule"]);
    expect(parseForm(recognitionForm, { typeId: 1, issuedOn: "2015-06-01", statedUntil: "2018-06-01" })).toMatchObject({
      fields: { statedUntilReason: { key: "recognition.statedUntil.noReason" } },
    });
    grant(firm, { issuedOn: "2024-06-01", statedUntil: "2027-12-31", statedUntilReason: "证书载明" });
    expect(recognitionsOfOrganisation(staff, firm)[0]?.validUntil).toBe("2027-12-31");
  });

  it("is not held twice at the same time, but again after it lapsed", () => {
    const { organisation, staff, grant } = recognitionWorld();
    const firm = organisation("甲公司");
    grant(firm, { issuedOn: "2020-05-01" });
    expect(fieldsOf(() => grant(firm, { issuedOn: "2023-05-01" }))).toEqual(["recognition.heldTwice"]);
    grant(firm, { issuedOn: "2023-05-02" });
    grant(firm, { issuedOn: "2023-06-01", level: "province" });
    expect(recognitionsOfOrganisation(staff, firm)).toHaveLength(3);
  });

  it("changed by two people at once is refused to the second", () => {
    const { organisation, grant } = recognitionWorld();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2024-05-01" });
    grant(firm, { issuedOn: "2024-05-02", version: 1 }, id);
    expect(() => grant(firm, { issuedOn: "2024-05-03", version: 1 }, id)).toThrow("conflict");
  });

  it("is written by staff only, and belongs to one organisation", () => {
    const { organisation, account, grant } = recognitionWorld();
    const [firm, other] = [organisation("甲公司"), organisation("乙公司")];
    const id = grant(firm, { issuedOn: "2024-05-01" });
    const representative = account("firm_representative", [firm]);
    expect(() =>
      removeRecognition(representative, { organisationId: firm, recognitionId: id, typedName: "x" }),
    ).toThrow("forbidden");
    expect(() => grant(other, { issuedOn: "2024-05-02" }, id)).toThrow("not_found");
    expect(recognitionsOfOwnFirms(representative)).toHaveLength(1);
    expect(recognitionsOfOwnFirms(account("firm_representative", [other]))).toEqual([]);
    expect(() => recognitionsOfOrganisation(account("firm_representative", [other]), firm)).toThrow("not_found");
  });

  it("entered in error is removed with its reviews and reports once its name is typed, and the log keeps it", () => {
    const { db, organisation, staff, grant, review } = recognitionWorld();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2023-05-01" });
    review(firm, id, { day: "2026-04-01" });
    const remove = (typedName: string) =>
      removeRecognition(staff, { organisationId: firm, recognitionId: id, typedName });
    expect(fieldsOf(() => remove("高企"))).toEqual(["recognition.remove.nameDiffers"]);
    remove("高新技术企业");
    expect(recognitionsOfOrganisation(staff, firm)).toEqual([]);
    expect(db.select().from(recognitionTerms).all()).toEqual([]);
    const entry = db.select().from(auditEntries).where(eq(auditEntries.action, "recognition.remove")).get();
    expect(entry).toMatchObject({ subjectKind: "organisation", subjectId: firm });
  });
});

describe("reviews", () => {
  it("a passed one opens the next term, and taken back it closes it", () => {
    const { organisation, staff, grant, review } = recognitionWorld();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2023-11-22" });
    const reviewId = review(firm, id, { day: "2026-10-01" });
    const until = () => recognitionsOfOrganisation(staff, firm).map(({ state, reviews }) => [state, reviews.length]);
    expect(until()).toEqual([["valid", 1]]);
    removeReview(staff, { organisationId: firm, recognitionId: id, reviewId });
    expect(until()).toEqual([["in_review", 0]]);
  });

  it("come in order, not in the future and not before the issue", () => {
    const { organisation, grant, review } = recognitionWorld();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2020-05-01" });
    expect(fieldsOf(() => review(firm, id, { day: "2020-05-01" }))).toEqual(["recognition.review.beforeIssue"]);
    expect(fieldsOf(() => review(firm, id, { day: addDays(TODAY, 1) }))).toEqual(["recognition.dayToCome"]);
    review(firm, id, { day: "2023-04-01" });
    expect(fieldsOf(() => review(firm, id, { day: "2023-04-01" }))).toEqual(["recognition.review.beforeLatest"]);
    expect(fieldsOf(() => review(firm, id, { day: "2023-04-20" }))).toEqual(["recognition.review.beforeTerm"]);
  });

  it("are not recorded of what is withdrawn; reinstated it holds as before", () => {
    const { organisation, staff, grant, review } = recognitionWorld();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2024-05-01" });
    const which = { organisationId: firm, recognitionId: id };
    withdrawRecognition(staff, { ...which, values: { withdrawnOn: "2026-10-01", reason: "弄虚作假" } });
    expect(recognitionsOfOrganisation(staff, firm)[0]?.state).toBe("withdrawn");
    expect(() => review(firm, id, { day: "2026-10-02" })).toThrow("conflict");
    expect(() =>
      withdrawRecognition(staff, { ...which, values: { withdrawnOn: "2026-10-02", reason: "再次" } }),
    ).toThrow("conflict");
    reinstateRecognition(staff, firm, id);
    expect(recognitionsOfOrganisation(staff, firm)[0]?.state).toBe("valid");
  });
});

describe("the versions of the rules", () => {
  it("a later version leaves alone what was issued before it; a corrected one changes what it applies to", () => {
    const { db, organisation, grant, addRule } = recognitionWorld();
    const firm = organisation("甲公司");
    grant(firm, { issuedOn: "2024-05-01" });
    grant(firm, { issuedOn: "2026-04-01", level: "city" });
    grant(firm, {
      issuedOn: "2026-04-01",
      level: "province",
      statedUntil: "2028-01-01",
      statedUntilReason: "证书载明",
    });
    expect(addRule({ effectiveFrom: "2026-04-01", validMonths: "60" }).recalculated).toBe(1);
    const ends = db.select({ end: recognitionTerms.validUntil }).from(recognitionTerms).all();
    expect(ends.map(({ end }) => end).sort()).toEqual(["2027-05-01", "2028-01-01", "2031-04-01"]);
    expect(fieldsOf(() => addRule({ effectiveFrom: "2026-04-01" }))).toEqual(["recognition.rule.dayTaken"]);
  });

  it("each type says the rule in force today and how many recognitions of it are recorded", () => {
    const { administrator, organisation, grant, addRule } = recognitionWorld();
    acceptProposedTypes(administrator, ["champion"]);
    addRule({ effectiveFrom: "2026-11-01", validMonths: "12" });
    for (const name of ["甲公司", "乙公司", "丙公司"]) grant(organisation(name), { issuedOn: "2024-05-01" });
    expect(listRecognitionTypes(administrator).map(({ held, rule }) => [held, rule?.validMonths])).toEqual([
      [3, 36],
      [0, 36],
    ]);
  });

  it("and the types are set up by administrators only", () => {
    const { staff } = recognitionWorld();
    expect(() => acceptProposedTypes(staff, ["little_giant"])).toThrow("forbidden");
  });

  it("the proposed types are taken over once, with their dated rules, and then belong to the promoter", () => {
    const { administrator } = recognitionWorld();
    // The world has one of its own called like a proposed one: it is not proposed again.
    expect(proposedTypes(administrator).map(({ id }) => id)).not.toContain("high_tech");
    expect(acceptProposedTypes(administrator, ["little_giant", "specialised", "unknown"])).toBe(2);
    expect(acceptProposedTypes(administrator, ["little_giant", "innovative"])).toBe(1);
    expect(proposedTypes(administrator).map(({ id }) => id)).toEqual(["champion", "technology"]);
  });
});

describe("yearly reports", () => {
  const world = () => recognitionWorld({ annualReportDue: "05-31", missedReportsLimit: "2" });

  it("two missed years are flagged, and filing one takes the flag away", () => {
    const { organisation, staff, grant } = world();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2024-05-01" });
    const flagged = () => recognitionsOfOrganisation(staff, firm).map(({ endangered }) => endangered);
    expect(flagged()).toEqual([true]);
    expect(stuckRecognitions(staff).map(({ text, day }) => [text, day])).toEqual([
      ["stuck.recognition.missed", "2026-05-31"],
    ]);
    const values = filled(reportFilingForm, { year: "2025", filedOn: "2026-06-20" });
    const reportId = fileReport(staff, { organisationId: firm, recognitionId: id, values });
    expect(flagged()).toEqual([false]);
    expect(stuckRecognitions(staff)).toEqual([]);
    expect(fieldsOf(() => fileReport(staff, { organisationId: firm, recognitionId: id, values }))).toEqual([
      "recognition.report.already",
    ]);
    removeReport(staff, { organisationId: firm, recognitionId: id, reportId });
    expect(flagged()).toEqual([true]);
  });

  it("are about a year that has begun and in which the recognition existed", () => {
    const { organisation, staff, grant } = world();
    const firm = organisation("甲公司");
    const id = grant(firm, { issuedOn: "2024-05-01" });
    const file = (year: string, filedOn: string) =>
      fieldsOf(() =>
        fileReport(staff, {
          organisationId: firm,
          recognitionId: id,
          values: filled(reportFilingForm, { year, filedOn }),
        }),
      );
    expect(file("2023", "2024-05-02")).toEqual(["recognition.report.beforeIssue"]);
    expect(file("2026", "2025-12-31")).toEqual(["recognition.report.beforeYear"]);
    expect(file("2025", addDays(TODAY, 1))).toEqual(["recognition.dayToCome"]);
  });
});

describe("reminders", () => {
  it("each representative of the firm is written to once for each cause, in their own language", () => {
    const world = recognitionWorld({ annualReportDue: "11-30" });
    const [firm, other] = [world.organisation("甲公司"), world.organisation("乙公司")];
    for (const organisation of [firm, other]) world.account("firm_representative", [organisation]);
    world.grant(firm, { issuedOn: "2023-12-01" });
    world.grant(other, { issuedOn: "2019-12-01" });
    expect(remindFirmsOfRecognitions(world.system)).toBe(2);
    expect(remindFirmsOfRecognitions(world.system)).toBe(0);
    const mails = world.db.select().from(outboxMessages).all();
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      "请准备复核：高新技术企业（2026-12-01 到期）",
      "请填报 2025 年度年报：高新技术企业",
    ]);
    expect(mails.every(({ body }) => body.includes("甲公司") && !body.includes("{"))).toBe(true);
    world.advance(40 * DAY_MS);
    expect(remindFirmsOfRecognitions(world.system)).toBe(0);
  });

  it("a new name is to be reported within three months of its change, for what the firm held then", () => {
    const world = recognitionWorld({ changeReportMonths: "3" });
    const firm = world.organisation("旧名有限公司");
    world.grant(firm, { issuedOn: "2024-12-01" });
    world.grant(world.organisation("别家公司"), { issuedOn: "2024-12-01" });
    updateOrganisation(world.staff, firm, { version: 1, legalName: "新名有限公司" });
    const waiting = () => stuckRecognitions(world.staff).map(({ text, params, day }) => [text, params.name, day]);
    expect(waiting()).toEqual([["stuck.recognition.rename", "新名有限公司", "2027-01-20"]]);
    world.advance(92 * DAY_MS);
    expect(waiting()).toHaveLength(1);
    world.advance(DAY_MS);
    expect(waiting()).toEqual([]);
  });

  it("say what waits for staff: the review, the outcome after the end, and an end without review", () => {
    const world = recognitionWorld();
    const firm = world.organisation("甲公司");
    world.grant(firm, { issuedOn: "2023-12-01" });
    world.grant(firm, { issuedOn: "2023-10-01", level: "province" });
    expect(stuckRecognitions(world.staff).map(({ text, day }) => [text, day])).toEqual([
      ["stuck.recognition.grace", "2026-10-31"],
      ["stuck.recognition.review", "2026-12-01"],
    ]);
    const plain = recognitionWorld({ reviewWindowBeforeDays: "0", graceDays: "0" });
    plain.grant(plain.organisation("乙公司"), { issuedOn: "2023-12-19" });
    plain.grant(plain.organisation("丙公司"), { issuedOn: "2023-12-20" });
    expect(stuckRecognitions(plain.staff).map(({ text, day }) => [text, day])).toEqual([
      ["stuck.recognition.expiry", "2026-12-19"],
    ]);
  });
});

describe("the list and its figures", () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((count) => addDays("2015-06-01", count));

  it("the list puts every recognition in the state that the rule says, on any day", () => {
    const world = recognitionWorld();
    const firm = world.organisation("甲公司");
    const levels = ["national", "province", "city", "district", "other"];
    fc.assert(
      fc.property(
        fc.record({
          issuedOn: day,
          reviewAfter: fc.option(fc.integer({ min: 900, max: 1300 })),
          withdrawnAfter: fc.option(fc.integer({ min: 1, max: 2000 })),
          on: day,
          passed: fc.boolean(),
        }),
        ({ issuedOn, reviewAfter, withdrawnAfter, on, passed }) => {
          const stated =
            issuedOn < "2016-01-01" ? { statedUntil: addDays(issuedOn, 700), statedUntilReason: "早于规则" } : {};
          const id = world.grant(firm, { issuedOn, level: levels[0], ...stated });
          const which = { organisationId: firm, recognitionId: id };
          if (reviewAfter !== null && addDays(issuedOn, reviewAfter) <= TODAY)
            world.review(firm, id, { day: addDays(issuedOn, reviewAfter), outcome: passed ? "passed" : "failed" });
          const withdrawnOn = withdrawnAfter === null ? null : addDays(issuedOn, withdrawnAfter);
          if (withdrawnOn !== null && withdrawnOn <= TODAY && withdrawnAfter! > (reviewAfter ?? 0))
            withdrawRecognition(world.staff, { ...which, values: { withdrawnOn, reason: "撤销" } });
          const row = runWholeList(world.staff, recognitionSource, filterQuery(recognitionList, {}))[0]!;
          const terms = world.db.select().from(recognitionTerms).all();
          const expected = stateOn({ ...row, terms }, on);
          const found = RECOGNITION_STATES.filter(
            (state) =>
              runWholeList(world.staff, recognitionSource, filterQuery(recognitionList, { state, stateOn: on }))
                .length > 0,
          );
          // What was not granted by that day is in the state of not yet, and not among what had been granted by then.
          expect(found).toEqual(expected === "not_yet" ? [] : [expected]);
          removeRecognition(world.staff, { ...which, typedName: "高新技术企业" });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("held at the end is held before, and gained, less lapsed, in every quarter; each counts its own records", () => {
    const world = recognitionWorld();
    const [one, two] = [world.organisation("甲公司"), world.organisation("乙公司")];
    const first = world.grant(one, { issuedOn: "2020-09-30" });
    world.review(one, first, { day: "2023-09-01" });
    const late = world.grant(two, { issuedOn: "2021-02-10" });
    world.review(two, late, { day: "2024-08-20" });
    world.grant(one, { issuedOn: "2022-01-01", level: "city" });
    const withdrawn = world.grant(two, { issuedOn: "2023-04-01", level: "city" });
    withdrawRecognition(world.staff, {
      organisationId: two,
      recognitionId: withdrawn,
      values: { withdrawnOn: "2025-01-01", reason: "撤销" },
    });
    const value = (figure: typeof recognitionsGained, period: string) =>
      measureFigure(world.staff, figure, recognitionSource, period).value;
    let held = 0;
    let [gained, lapsed] = [0, 0];
    for (let period = "2020Q1"; period < "2031Q1"; period = nextPeriod(period)) {
      held += value(recognitionsGained, period) - value(recognitionsLapsed, period);
      gained += value(recognitionsGained, period);
      lapsed += value(recognitionsLapsed, period);
      expect([period, value(recognitionsHeldAtEnd, period)]).toEqual([period, held]);
    }
    expect([gained, lapsed]).toEqual([5, 5]);
    // The last day of the first term is that of the third quarter, but it was renewed in time.
    expect(value(recognitionsExpiring, "2023Q3")).toBe(0);
    expect(value(recognitionsExpiring, "2026Q3")).toBe(1);
    expect(value(recognitionsLapsed, "2026Q4")).toBe(1);
    expect(value(recognitionsLapsed, "2025Q1")).toBe(2);
  });

  it("counts by type and level on a day, and leaves archived organisations out", () => {
    const world = recognitionWorld();
    const [one, two] = [world.organisation("甲公司"), world.organisation("乙公司")];
    world.grant(one, { issuedOn: "2024-05-01" });
    world.grant(two, { issuedOn: "2024-06-01" });
    world.grant(two, { issuedOn: "2024-06-01", level: "province" });
    const counts = (on: string) => {
      const { types, firms } = recognitionCounts(world.staff, on);
      return [types[0]?.byLevel, firms];
    };
    expect(counts("2024-05-31")).toEqual([{ national: 1 }, 1]);
    expect(counts("2024-06-01")).toEqual([{ national: 2, province: 1 }, 2]);
    world.db.update(organisations).set({ archivedAt: 1 }).where(eq(organisations.id, two)).run();
    expect(counts("2024-06-01")).toEqual([{ national: 1 }, 1]);
  });

  it("asks the database as often for three rows as for one", () => {
    const world = recognitionWorld();
    const count = () =>
      statementsOf(world.staff, (context) => recognitionPage(context, filterQuery(recognitionList, {}))).length;
    world.grant(world.organisation("甲公司"), { issuedOn: "2024-05-01" });
    const one = count();
    world.grant(world.organisation("乙公司"), { issuedOn: "2024-05-01" });
    world.grant(world.organisation("丙公司"), { issuedOn: "2024-05-01" });
    expect(count()).toBe(one);
  });
});
