import { asc, count, eq } from "drizzle-orm";
import { recognitions, recognitionTypes } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findType, recognitionTypeName, rulesOfType } from "./find-recognition.server";
import { ruleInForce } from "./recognition-rule";
import type { RecognitionLevel } from "./vocabulary";

/** The types of the promoter with the rule in force today. */
export function listRecognitionTypes(context: Context) {
  authorize(context, "recognition.configure");
  const today = dayOfInstant(context.now());
  return context.db
    .select({ type: recognitionTypes, held: count(recognitions.id) })
    .from(recognitionTypes)
    .leftJoin(recognitions, eq(recognitions.typeId, recognitionTypes.id))
    .groupBy(recognitionTypes.id)
    .orderBy(asc(recognitionTypes.id))
    .all()
    .map(({ type, held }) => ({
      id: type.id,
      name: recognitionTypeName(type, context.locale),
      level: type.level as RecognitionLevel,
      active: type.active,
      held,
      rule: ruleInForce(rulesOfType(context, type.id), today),
    }));
}

/** A type as its form shows it, with every version of its rules, the latest first. */
export function recognitionTypeDetail(context: Context, id: number) {
  authorize(context, "recognition.configure");
  const { nameZh, nameEn, level, active, version } = findType(context, id);
  return { id, version, values: { nameZh, nameEn, level, active }, rules: rulesOfType(context, id).reverse() };
}

/** One version of the rules as its form shows it. */
export function recognitionRuleFormValues(context: Context, typeId: number, ruleId: number) {
  authorize(context, "recognition.configure");
  const rule = rulesOfType(context, typeId).find(({ id }) => id === ruleId);
  if (!rule) throw notFound();
  const { id: _id, typeId: _type, version, createdAt: _created, updatedAt: _updated, ...values } = rule;
  return { version, values };
}

/** The name of a type for who may set it up. */
export function recognitionTypeTitle(context: Context, id: number): string {
  authorize(context, "recognition.configure");
  return recognitionTypeName(findType(context, id), context.locale);
}
