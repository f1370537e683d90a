import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { measureFigure } from "~/figures/measure-figure.server";
import { parseForm } from "~/forms/parse-form";
import { Refusal } from "~/http/errors";
import { filterQuery } from "~/lists/list-query";
import { organisations } from "~db/schema";
import { stageTransitionsTaken } from "./figures";
import { removeStage, saveStage } from "./save-stage.server";
import { stageForm } from "./stage-form";
import { stageList } from "./stage-list";
import { stagePage, stagesOfOrganisation, stageSource, transitionsPerQuarter } from "./stage-queries.server";

function stagesWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const [firm, other] = [world.organisation("甲公司"), world.organisation("乙公司")];
  const save = (organisationId: number, step: string, day: string, id: number | null = null, version?: number) => {
    const result = parseForm(stageForm, { step, day, version });
    if (!result.ok) throw new Error(JSON.stringify(result.fields));
    return saveStage(staff, { organisationId, id, values: result.data });
  };
  const refused = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof Refusal) return Object.values(error.fields)[0]?.key ?? error.key;
      throw error;
    }
    return null;
  };
  return { ...world, staff, firm, other, save, refused };
}

describe("the steps of a firm up the ladder", () => {
  it("a skipped step is said and not refused; written down later it is no longer missing", () => {
    const { firm, save, staff } = stagesWorld();
    save(firm, "became_enterprise", "2012-05-01");
    save(firm, "joint_stock", "2026-08-01");
    expect(stagesOfOrganisation(staff, firm)).toMatchObject({ stage: "joint_stock", skipped: ["above_scale"] });
    save(firm, "above_scale", "2018-01-01");
    expect(stagesOfOrganisation(staff, firm)).toMatchObject({ stage: "joint_stock", skipped: [] });
  });

  it("twice, out of order and in the future it is refused", () => {
    const { firm, save, refused } = stagesWorld();
    const id = save(firm, "above_scale", "2020-01-01");
    expect(refused(() => save(firm, "above_scale", "2021-01-01"))).toBe("stage.repeated");
    expect(refused(() => save(firm, "listed", "2019-12-31"))).toBe("stage.outOfOrder");
    expect(refused(() => save(firm, "listed", "2026-10-21"))).toBe("stage.dayToCome");
    expect(save(firm, "above_scale", "2020-02-01", id, 1)).toBe(id);
    expect(refused(() => save(firm, "above_scale", "2020-03-01", id, 1))).toBe("error.conflict");
  });

  it("are counted in the quarter of their day, with their records, whatever became of the firm since", () => {
    const { db, firm, other, save, staff } = stagesWorld();
    save(firm, "above_scale", "2026-06-30");
    save(firm, "joint_stock", "2026-09-30");
    const last = save(other, "above_scale", "2026-07-01");
    const value = (period: string, narrowing: Record<string, string> = {}) =>
      measureFigure(staff, stageTransitionsTaken, stageSource, period, narrowing);
    expect([value("2026Q2").value, value("2026Q3").value, value("2026").value]).toEqual([1, 2, 3]);
    expect(value("2026Q3", { step: "above_scale" }).records).toEqual([{ id: last, amount: 1 }]);
    expect(
      transitionsPerQuarter(staff, 3).map(({ period, counts }) => [period, counts.map(({ count }) => count)]),
    ).toEqual([
      ["2026Q4", [0, 0, 0, 0]],
      ["2026Q3", [0, 1, 1, 0]],
      ["2026Q2", [0, 1, 0, 0]],
    ]);
    db.update(organisations).set({ archivedAt: 1 }).where(eq(organisations.id, other)).run();
    expect(value("2026Q3").value).toBe(2);
    expect(stagePage(staff, filterQuery(stageList, {})).total).toBe(2);
    removeStage(staff, firm, value("2026Q2").records[0]!.id);
    expect(value("2026Q2").value).toBe(0);
  });

  it("belong to one organisation, are written by staff, and the firm sees its own", () => {
    const { account, firm, other, save } = stagesWorld();
    const id = save(firm, "above_scale", "2020-01-01");
    expect(() => save(other, "above_scale", "2020-01-01", id)).toThrow("not_found");
    const own = account("firm_representative", [firm]);
    expect(stagesOfOrganisation(own, firm).steps).toHaveLength(1);
    expect(() => removeStage(own, firm, id)).toThrow("forbidden");
    expect(() => stagesOfOrganisation(account("firm_representative", [other]), firm)).toThrow("not_found");
    expect(() => stagePage(own, filterQuery(stageList, {}))).toThrow("forbidden");
  });
});
