import { fileFromBytes } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { acceptProposedTypes } from "~/modules/organisations/recognitions/accept-proposed-types.server";
import { fileReport } from "~/modules/organisations/recognitions/file-report.server";
import { recognitionForm, reportFilingForm, reviewForm } from "~/modules/organisations/recognitions/recognition-form";
import { recognitionFiles } from "~/modules/organisations/recognitions/recognition-files.server";
import { recognitionTypeOptions } from "~/modules/organisations/recognitions/recognition-queries.server";
import { recordReview } from "~/modules/organisations/recognitions/record-review.server";
import { saveRecognition } from "~/modules/organisations/recognitions/save-recognition.server";
import { withdrawRecognition } from "~/modules/organisations/recognitions/withdraw-recognition.server";
import { relationForm } from "~/modules/organisations/relations/relation-form";
import { saveRelation } from "~/modules/organisations/relations/save-relation.server";
import { saveSite } from "~/modules/organisations/sites/save-site.server";
import { siteForm } from "~/modules/organisations/sites/site-form";
import { saveStage } from "~/modules/organisations/stages/save-stage.server";
import { stageForm } from "~/modules/organisations/stages/stage-form";
import { filled, type World } from "./world";

/**
 * Recognitions, sites, relations and stages of the first firm, in every state that a page can show; the second organisation has none.
 * @param otherName name of an organisation that the first is related to
 */
export function furnishRecognitions(
  world: World,
  { firm, institute, otherName }: { firm: number; institute: number; otherName: string },
): Record<string, string[]> {
  const [staff, administrator] = [world.as("staff"), world.as("administrator")];
  acceptProposedTypes(administrator, ["little_giant", "high_tech", "champion", "specialised"]);
  const types = recognitionTypeOptions(staff, { onlyActive: true }).map(({ value }) => value);
  const grant = (typeId: string, values: Record<string, unknown>) =>
    saveRecognition(staff, { organisationId: firm, values: filled(recognitionForm, { typeId, ...values }) });
  const [giant = "", champion = "", highTech = "", specialised = ""] = [types[0], types[1], types[2], types[3]];
  const valid = grant(giant, { issuedOn: world.day(-700), certificateNumber: "XJR2024430001", note: "第一行\n第二行" });
  const inReview = grant(highTech, { issuedOn: world.day(-1000), certificateNumber: "GR202343000001" });
  const withdrawn = grant(champion, { issuedOn: world.day(-400) });
  const renewed = grant(specialised, {
    issuedOn: world.day(-1200),
    statedUntil: world.day(-100),
    statedUntilReason: "证书载明",
  });
  const which = (recognitionId: number) => ({ organisationId: firm, recognitionId });
  withdrawRecognition(staff, {
    ...which(withdrawn),
    values: { withdrawnOn: world.day(-30), reason: "主动申请撤销" },
  });
  const review = recordReview(staff, {
    ...which(renewed),
    values: filled(reviewForm, { outcome: "passed", day: world.day(-120), note: "公示无异议" }),
  });
  const year = Number(world.today.slice(0, 4)) - 1;
  const report = fileReport(staff, {
    ...which(inReview),
    values: filled(reportFilingForm, { year, filedOn: world.today }),
  });
  storeFile(staff, recognitionFiles, {
    subjectId: valid,
    purpose: "certificate",
    file: fileFromBytes("证书.txt", Buffer.from("证书编号 XJR2024430001")),
  });
  const site = (values: Record<string, unknown>) =>
    saveSite(staff, { organisationId: firm, values: filled(siteForm, { kind: "production", ...values }) });
  const siteId = site({ region: "430104", address: "麓谷大道 1 号工程机械产业园 3 栋", fromDay: "2020-01-01" });
  site({ region: "430181", name: "浏阳旧厂", untilDay: "2019-12-31", note: "搬迁" });
  const relation = (values: Record<string, unknown>) =>
    saveRelation(staff, {
      organisationId: firm,
      values: filled(relationForm, { role: "supplier.forward", other: otherName, enabled: "on", ...values }),
    });
  const relationId = relation({ startDay: "2024-01-01", note: "按企业申报" });
  relation({ role: "shareholder.backward", enabled: "", endDay: "2023-12-31" });
  const step = (stage: string, day: string) =>
    saveStage(staff, { organisationId: firm, values: filled(stageForm, { step: stage, day, note: "营业执照变更" }) });
  step("became_enterprise", "2012-05-01");
  const transition = step("joint_stock", world.day(-20));

  const [one, two] = [`/organisations/${firm}`, `/organisations/${institute}`];
  const path = (id: number) => `${one}/recognitions/${id}`;
  const type = `/settings/recognitions/${giant}`;
  return {
    "/organisations/:id/recognitions": [`${one}/recognitions`, `${two}/recognitions`],
    "/organisations/:id/recognitions/new": [`${one}/recognitions/new`],
    "/organisations/:id/recognitions/:recognitionId": [path(valid)],
    "/organisations/:id/recognitions/:recognitionId/reviews/new": [`${path(inReview)}/reviews/new`],
    "/organisations/:id/recognitions/:recognitionId/reviews/:reviewId/removal": [
      `${path(renewed)}/reviews/${review}/removal`,
    ],
    "/organisations/:id/recognitions/:recognitionId/reports/new": [`${path(inReview)}/reports/new?year=${year - 1}`],
    "/organisations/:id/recognitions/:recognitionId/reports/:reportId/removal": [
      `${path(inReview)}/reports/${report}/removal`,
    ],
    "/organisations/:id/recognitions/:recognitionId/withdrawal": [`${path(valid)}/withdrawal`],
    "/organisations/:id/recognitions/:recognitionId/removal": [`${path(valid)}/removal`],
    "/organisations/:id/sites": [`${one}/sites`, `${two}/sites`],
    "/organisations/:id/sites/new": [`${one}/sites/new`],
    "/organisations/:id/sites/:siteId": [`${one}/sites/${siteId}`],
    "/organisations/:id/sites/:siteId/removal": [`${one}/sites/${siteId}/removal`],
    "/organisations/:id/relations": [`${one}/relations`, `${two}/relations`],
    "/organisations/:id/relations/new": [`${one}/relations/new`],
    "/organisations/:id/relations/:relationId": [`${one}/relations/${relationId}`],
    "/organisations/:id/relations/:relationId/removal": [`${one}/relations/${relationId}/removal`],
    "/organisations/:id/stages": [`${one}/stages`, `${two}/stages`],
    "/organisations/:id/stages/new": [`${one}/stages/new`],
    "/organisations/:id/stages/:transitionId": [`${one}/stages/${transition}`],
    "/organisations/:id/stages/:transitionId/removal": [`${one}/stages/${transition}/removal`],
    "/recognitions": [
      "/recognitions",
      "/recognitions?filter.state=valid&sort=-issuedOn",
      "/recognitions?filter.firm=无",
    ],
    "/recognitions/counts": ["/recognitions/counts", "/recognitions/counts?day=2000-01-01"],
    "/sites": ["/sites", "/sites?filter.region=长沙"],
    "/stages": ["/stages", "/stages?filter.step=listed"],
    "/settings/recognitions": ["/settings/recognitions"],
    "/settings/recognitions/new": ["/settings/recognitions/new"],
    "/settings/recognitions/proposals": ["/settings/recognitions/proposals"],
    "/settings/recognitions/:id": [type, `${type}?recalculated=3`],
    "/settings/recognitions/:id/rules/new": [`${type}/rules/new`],
    "/settings/recognitions/:id/rules/:ruleId": [`${type}/rules/1`],
  };
}
