import type { z } from "zod";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { recognitionForm, reviewForm } from "./recognition-form";
import { recognitionRuleForm, recognitionTypeForm } from "./recognition-type-form";
import { recordReview } from "./record-review.server";
import { saveRecognition } from "./save-recognition.server";
import { saveRecognitionRule } from "./save-recognition-rule.server";
import { saveRecognitionType } from "./save-recognition-type.server";

/** What a person would have sent with the form. */
export function filled<Schema extends z.ZodType>(schema: Schema, values: Record<string, unknown>): z.output<Schema> {
  const result = parseForm(schema, values);
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

/** One type with one version of its rules, and ways to grant and review it. */
export function recognitionWorld(rule: Record<string, unknown> = {}) {
  const world = testWorld();
  const administrator = world.account("administrator");
  const staff = world.account("staff");
  const typeId = saveRecognitionType(administrator, {
    values: filled(recognitionTypeForm, {
      nameZh: "高新技术企业",
      nameEn: "High-tech",
      level: "national",
      active: "on",
    }),
  });
  const addRule = (values: Record<string, unknown>) =>
    saveRecognitionRule(administrator, {
      typeId,
      values: filled(recognitionRuleForm, {
        effectiveFrom: "2016-01-01",
        validMonths: "36",
        reviewWindowBeforeDays: "90",
        graceDays: "30",
        ...values,
      }),
    });
  addRule(rule);
  const grant = (organisationId: number, values: Record<string, unknown>, id: number | null = null) =>
    saveRecognition(staff, { organisationId, id, values: filled(recognitionForm, { typeId, ...values }) });
  const review = (organisationId: number, recognitionId: number, values: Record<string, unknown>) =>
    recordReview(staff, {
      organisationId,
      recognitionId,
      values: filled(reviewForm, { outcome: "passed", ...values }),
    });
  return { ...world, administrator, staff, typeId, addRule, grant, review };
}
