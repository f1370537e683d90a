import { describe, expect, it } from "vitest";
import { auditEntries } from "~db/schema";
import { fingerprintOf } from "~/forms/fingerprint-of.server";
import { parseForm } from "~/forms/parse-form";
import { keyFigures } from "./home-figures.server";
import { planCells } from "./plan-targets";
import { planField, planForm } from "./report-form";
import { reportWorld } from "./report-world.testing";
import { planTargetsOf, setPlanTargets } from "./set-plan-targets.server";

describe("the plan of a year", () => {
  it("stands beside the figure of its quarter, and can be taken back", () => {
    const { staff, promoterId, event } = reportWorld();
    event("2026-07-10", { type: "lecture" });
    const field = planField("lectures_held", "2026Q3");
    setPlanTargets(staff, promoterId, 2026, { [field]: 4 });
    expect(planTargetsOf(staff, promoterId, 2026)).toEqual({ [field]: 4 });
    const lectures = () => keyFigures(staff, "2026Q3", promoterId).find((figure) => figure.id === "lectures_held");
    expect(lectures()).toMatchObject({ value: 1, plan: 4, planShare: 250 });
    setPlanTargets(staff, promoterId, 2026, { [field]: null });
    expect(lectures()).toMatchObject({ plan: null, planShare: null });
  });

  it("writes no audit entry where nothing changed, and is not for viewers", () => {
    const { staff, viewer, promoterId, db } = reportWorld();
    const targets = { [planField("attendance", "2026")]: 20_000 };
    setPlanTargets(staff, promoterId, 2026, targets);
    const entries = () => db.select().from(auditEntries).all().length;
    const before = entries();
    setPlanTargets(staff, promoterId, 2026, targets);
    expect(entries()).toBe(before);
    expect(() => setPlanTargets(viewer, promoterId, 2026, targets)).toThrow("error.forbidden");
  });

  it("is not overwritten by somebody who has not seen what a colleague saved meanwhile", () => {
    const { staff, promoterId } = reportWorld();
    const [first, second] = [planField("attendance", "2026"), planField("lectures_held", "2026Q3")];
    const present = () => planTargetsOf(staff, promoterId, 2026);
    const seen = fingerprintOf(present());
    setPlanTargets(staff, promoterId, 2026, { [first]: 20_000 }, seen);
    expect(() => setPlanTargets(staff, promoterId, 2026, { [second]: 4 }, seen)).toThrow("conflict");
    expect(present()).toEqual({ [first]: 20_000 });
    setPlanTargets(staff, promoterId, 2026, { ...present(), [second]: 4 }, fingerprintOf(present()));
    expect(present()).toEqual({ [first]: 20_000, [second]: 4 });
  });

  it("has one field for each figure and period, whose names a form can carry", () => {
    const fields = planCells(2026).map((cell) => cell.field);
    expect(new Set(fields).size).toBe(7 * 5);
    for (const field of fields) expect(field).toMatch(/^[a-z]+2026(?:Q[1-4])?$/);
    const form = planForm(fields);
    expect(parseForm(form, { targets: { [fields[0]!]: "１，２００" } }).ok).toBe(true);
    expect(parseForm(form, { targets: { [fields[0]!]: "-1" } }).ok).toBe(false);
    expect(parseForm(form, { targets: { [fields[0]!]: "1.5" } }).ok).toBe(false);
  });
});

describe("the key figures of the home page", () => {
  it("are the six of the source, each with the list of its records", () => {
    const { viewer, visitor, promoterId } = reportWorld();
    expect(keyFigures(viewer, "2026Q3", promoterId).map((figure) => figure.id)).toEqual([
      "conferences_held",
      "lectures_held",
      "policy_services",
      "exhibitions_joined",
      "benefited_firms",
      "attendance",
    ]);
    expect(keyFigures(viewer, "2026Q3", promoterId)[4]?.path).toBe(
      "/organisations?filter.servedIn=2026Q3&filter.archived=yes&filter.archived=no",
    );
    expect(() => keyFigures(visitor, "2026Q3", promoterId)).toThrow("error.forbidden");
  });
});
