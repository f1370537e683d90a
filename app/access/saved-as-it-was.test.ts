import { describe, expect, it } from "vitest";
import type { Database } from "~db/client.server";
import { costForm } from "~/modules/events/costs/cost-form";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { relationForm } from "~/modules/organisations/relations/relation-form";
import { saveRelation } from "~/modules/organisations/relations/save-relation.server";
import { recognitionForm } from "~/modules/organisations/recognitions/recognition-form";
import { recognitionTypeForm } from "~/modules/organisations/recognitions/recognition-type-form";
import { filled, recognitionWorld } from "~/modules/organisations/recognitions/recognition-world.testing";
import { saveRecognition } from "~/modules/organisations/recognitions/save-recognition.server";
import { saveRecognitionType } from "~/modules/organisations/recognitions/save-recognition-type.server";
import { saveSite } from "~/modules/organisations/sites/save-site.server";
import { siteForm } from "~/modules/organisations/sites/site-form";
import { saveStage } from "~/modules/organisations/stages/save-stage.server";
import { stageForm } from "~/modules/organisations/stages/stage-form";
import { openReport } from "~/modules/reports/open-report.server";
import { reportWorld } from "~/modules/reports/report-world.testing";
import { updateReportCover } from "~/modules/reports/update-report-cover.server";

/** Every row of every table. */
function whole(db: Database): Record<string, unknown[]> {
  const tables = db.$client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((table) => [table, db.$client.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** Saves twice, an hour apart, and compares what stands after each. */
function expectUnchanged(
  { db, advance }: { db: Database; advance: (milliseconds: number) => void },
  save: (id: number | null, version: number | null) => number | void,
) {
  const id = save(null, null) ?? null;
  const first = whole(db);
  advance(3_600_000);
  save(id, 1);
  expect(whole(db)).toEqual(first);
}

describe("what is saved as it was keeps its version and leaves no entry in the log", () => {
  it("a site", () => {
    const world = recognitionWorld();
    const organisationId = world.organisation("湘凯液压");
    expectUnchanged(world, (id, version) => {
      const values = filled(siteForm, { kind: "production", region: "长沙", fromDay: "2020-01-01", version });
      return saveSite(world.staff, { organisationId, id, values });
    });
  });

  it("a step of a firm", () => {
    const world = recognitionWorld();
    const organisationId = world.organisation("湘凯液压");
    expectUnchanged(world, (id, version) => {
      const values = filled(stageForm, { step: "joint_stock", day: "2026-08-01", version });
      return saveStage(world.staff, { organisationId, id, values });
    });
  });

  it("a relation", () => {
    const world = recognitionWorld();
    const organisationId = world.organisation("湘江集团");
    world.organisation("湘凯液压");
    expectUnchanged(world, (id, version) => {
      const values = filled(relationForm, { role: "parent.forward", enabled: "on", other: "湘凯液压", version });
      return saveRelation(world.staff, { organisationId, id, values });
    });
  });

  it("a recognition", () => {
    const world = recognitionWorld();
    const organisationId = world.organisation("湘凯液压");
    expectUnchanged(world, (id, version) => {
      const values = filled(recognitionForm, { typeId: world.typeId, issuedOn: "2024-11-22", version });
      return saveRecognition(world.staff, { organisationId, id, values });
    });
  });

  it("a type of recognition", () => {
    const world = recognitionWorld();
    expectUnchanged(world, (id, version) => {
      const given = { nameZh: "单项冠军", nameEn: "Champion", level: "national", active: "on", version };
      return saveRecognitionType(world.administrator, { id, values: filled(recognitionTypeForm, given) });
    });
  });

  it("budget and cost of an event", () => {
    const world = reportWorld();
    const eventId = world.event("2026-09-01");
    const values = { lines: { venue: { budgetFen: "1,000", actualFen: "" } }, funding: "专项资金" };
    saveCosts(world.staff, eventId, filled(costForm, { ...values, version: 0 }));
    expectUnchanged(world, () => saveCosts(world.staff, eventId, filled(costForm, { ...values, version: 1 })));
  });

  it("the cover of a report", () => {
    const world = reportWorld();
    const reportId = openReport(world.staff, "2026Q3", world.promoterId);
    const cover = { preparer: "李", reviewer: null, signatory: null, confidentiality: "public" as const };
    updateReportCover(world.staff, reportId, { version: 1, ...cover });
    expectUnchanged(world, () => updateReportCover(world.staff, reportId, { version: 2, ...cover }));
  });
});
