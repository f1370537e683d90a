import { describe, expect, it } from "vitest";
import { auditEntries } from "~db/schema";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { searchIndex } from "~/search/search-index.server";
import { publishedEvent } from "../event-fixtures.testing";
import { moveOutcome } from "./move-outcome.server";
import { newOutcomeForm, outcomeForm, type NewOutcome } from "./outcome-form";
import { outcomeList } from "./outcome-list";
import { outcomePage, outcomesWithinSight, outcomeSource } from "./outcome-queries.server";
import { findOutcome } from "./find-outcome.server";
import { recordOutcome, updateOutcome } from "./save-outcome.server";
import { stuckOutcomes } from "./stuck-outcomes.server";

const DAY = 86_400_000;

const values = (changes: Record<string, unknown> = {}) => ({
  kind: "project",
  title: "油缸国产化项目",
  day: "2026-10-22",
  valueFen: "1,000.50",
  stage: "declared",
  parties: ["", "甲公司"],
  ...changes,
});

function outcomeInput(changes: Record<string, unknown> = {}): NewOutcome {
  const result = parseForm(newOutcomeForm, values(changes));
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

function afterEvent() {
  const world = testWorld();
  const staff = world.account("staff");
  const firm = world.organisation("甲公司");
  world.organisation("乙公司");
  const event = publishedEvent(staff, world.promoterId);
  world.advance(4 * DAY);
  const record = (changes: Record<string, unknown> = {}) => recordOutcome(staff, event, outcomeInput(changes));
  const listed = (filters: Record<string, string> = {}, context = staff) =>
    runList(context, outcomeSource, filterQuery(outcomeList, filters)).rows.map(({ id }) => id);
  return { ...world, staff, firm, event, record, listed };
}

describe("an outcome of an event", () => {
  it("keeps its value in fen, its parties in the register and the day of its stage", () => {
    const { staff, firm, record } = afterEvent();
    const page = outcomePage(staff, record());
    expect(page.outcome).toMatchObject({ valueFen: 100_050, stage: "declared", version: 1 });
    expect(page.parties).toEqual([{ id: firm, name: "甲公司" }]);
    expect(page.stages).toMatchObject([{ stage: "declared", day: "2026-10-22", by: staff.actor.name }]);
  });

  it("tells an unknown value from one of nothing", () => {
    const { staff, record, listed } = afterEvent();
    const [unknown, nothing] = [record({ valueFen: "" }), record({ valueFen: "0" })];
    expect(findOutcome(staff, unknown).valueFen).toBeNull();
    expect(findOutcome(staff, nothing).valueFen).toBe(0);
    expect(listed({ valueKnown: "no" })).toEqual([unknown]);
  });

  it("has at least one party, and none that nobody knows", () => {
    const { record } = afterEvent();
    expect(parseForm(newOutcomeForm, values({ parties: ["", " "] }))).toMatchObject({
      ok: false,
      fields: { "parties.0": { key: "outcome.problem.noParty" } },
    });
    expect(() => record({ parties: ["甲公司", "没有这一家"] })).toThrow(
      expect.objectContaining({ fields: { "parties.1": expect.objectContaining({ key: "organisation.named.none" }) } }),
    );
  });

  it("belongs to an event that was published, and to a day between its beginning and today", () => {
    const { staff, promoterId, record } = afterEvent();
    expect(() => record({ day: "2026-10-21" })).toThrow("invalid");
    expect(() => record({ day: "2026-10-25" })).toThrow("invalid");
    const later = publishedEvent(staff, promoterId, { startsAt: "2026-11-02T14:00", endsAt: "2026-11-02T17:00" });
    expect(() => recordOutcome(staff, later, outcomeInput({ day: "2026-10-24" }))).toThrow("invalid");
  });

  it("goes on through its stages, each with its day, and what was seen twice is refused", () => {
    const { staff, record } = afterEvent();
    const id = record();
    moveOutcome(staff, id, { stage: "signed", day: "2026-10-23", note: "在现场签约" });
    expect(() => moveOutcome(staff, id, { stage: "done", day: "2026-10-22", note: null })).toThrow(
      "outcome.refused.beforeLast",
    );
    expect(outcomePage(staff, id).stages.map(({ stage, day }) => [stage, day])).toEqual([
      ["signed", "2026-10-23"],
      ["declared", "2026-10-22"],
    ]);
    expect(() => updateOutcome(staff, id, 1, outcomeForm.parse(values()))).toThrow("error.conflict");
  });

  it("moves the day of its beginning with its own day, never past what came after", () => {
    const { staff, record } = afterEvent();
    const id = record();
    moveOutcome(staff, id, { stage: "signed", day: "2026-10-23", note: null });
    expect(() => updateOutcome(staff, id, 2, outcomeForm.parse(values({ day: "2026-10-24" })))).toThrow("invalid");
    updateOutcome(staff, id, 2, outcomeForm.parse(values({ day: "2026-10-23", parties: ["乙公司"] })));
    expect(outcomePage(staff, id)).toMatchObject({ parties: [{ name: "乙公司" }] });
    expect(outcomePage(staff, id).stages.map(({ day }) => day)).toEqual(["2026-10-23", "2026-10-23"]);
  });

  it("a change that changes nothing leaves neither a version nor an entry", () => {
    const { db, staff, record } = afterEvent();
    const id = record();
    const entries = () => db.select().from(auditEntries).all().length;
    const before = entries();
    updateOutcome(staff, id, 1, outcomeForm.parse(values()));
    expect(findOutcome(staff, id).version).toBe(1);
    expect(entries()).toBe(before);
  });

  it("waits on the home page once its next step is overdue, until it is done", () => {
    const { staff, record, advance } = afterEvent();
    const id = record({ nextStep: "寄样件", nextStepDue: "2026-10-24" });
    expect(stuckOutcomes(staff)).toEqual([]);
    advance(DAY);
    expect(stuckOutcomes(staff)).toMatchObject([{ path: `/outcomes/${id}`, params: { step: "寄样件" } }]);
    moveOutcome(staff, id, { stage: "done", day: "2026-10-25", note: null });
    expect(stuckOutcomes(staff)).toEqual([]);
  });

  it("is found by the words of its title and its parties", () => {
    const { staff, record } = afterEvent();
    const id = record();
    expect(searchIndex(staff, "油缸国产", 5).hits).toMatchObject([{ kind: "outcome", subjectId: id }]);
  });

  it("is seen by nobody of another promoter, neither listed nor found, nor by firms and visitors", () => {
    const { staff, visitor, account, subPromoter, promoterId, event, record, listed, firm } = afterEvent();
    const [host, stranger] = [subPromoter("零部件分会"), subPromoter("主机分会")];
    const shared = publishedEvent(staff, promoterId, {
      startsAt: "2026-10-24T14:00",
      endsAt: "2026-10-24T17:00",
      coHostIds: [String(host)],
    });
    const [own, ofBoth] = [record(), recordOutcome(staff, shared, outcomeInput({ day: "2026-10-24" }))];
    const [hostStaff, strangerStaff] = [account("staff", [], host), account("staff", [], stranger)];
    expect(listed({}, hostStaff)).toEqual([ofBoth]);
    expect(listed({}, strangerStaff)).toEqual([]);
    expect([...outcomesWithinSight(hostStaff, [own, ofBoth])]).toEqual([ofBoth]);
    expect(() => findOutcome(strangerStaff, own)).toThrow("error.notFound");
    expect(() => moveOutcome(hostStaff, own, { stage: "signed", day: "2026-10-24", note: null })).toThrow("notFound");
    expect(() => recordOutcome(hostStaff, event, outcomeInput())).toThrow("event.otherPromoter");
    moveOutcome(hostStaff, ofBoth, { stage: "signed", day: "2026-10-24", note: null });
    for (const outsider of [account("firm_representative", [firm]), visitor]) {
      expect(() => listed({}, outsider)).toThrow("error.forbidden");
      expect(() => findOutcome(outsider, own)).toThrow("error.forbidden");
    }
    const viewer = account("viewer");
    expect(listed({}, viewer)).toEqual([ofBoth, own]);
    expect(() => moveOutcome(viewer, own, { stage: "signed", day: "2026-10-24", note: null })).toThrow("forbidden");
  });

  it("is given to people who see it alone", () => {
    const { account, subPromoter, record } = afterEvent();
    const stranger = account("staff", [], subPromoter("主机分会"));
    expect(() => record({ ownerId: stranger.actor.userId })).toThrow("invalid");
    record({ ownerId: account("staff").actor.userId });
  });
});
