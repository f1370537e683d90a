import { and, asc, eq } from "drizzle-orm";
import { recognitionReviews, recognitionRules, recognitions, recognitionTypes } from "~db/schema";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { Locale } from "~/i18n/locales";
import { organisationInCare } from "../organisation-care.server";

export type RecognitionRow = typeof recognitions.$inferSelect;
export type RecognitionTypeRow = typeof recognitionTypes.$inferSelect;
export type RecognitionRuleRow = typeof recognitionRules.$inferSelect;

export function recognitionTypeName(type: { nameZh: string; nameEn: string }, locale: Locale): string {
  return locale === "en" ? type.nameEn : type.nameZh;
}

export function findType(context: Context, id: number): RecognitionTypeRow {
  const type = context.db.select().from(recognitionTypes).where(eq(recognitionTypes.id, id)).get();
  if (!type) throw notFound();
  return type;
}

/** Every version of the rules of a type, the earliest first. */
export function rulesOfType(context: Context, typeId: number): RecognitionRuleRow[] {
  return context.db
    .select()
    .from(recognitionRules)
    .where(eq(recognitionRules.typeId, typeId))
    .orderBy(asc(recognitionRules.effectiveFrom))
    .all();
}

/** A recognition of this organisation and of no other. */
export function findRecognition(context: Context, organisationId: number, id: number): RecognitionRow {
  organisationInCare(context, organisationId);
  const row = context.db
    .select()
    .from(recognitions)
    .where(and(eq(recognitions.id, id), eq(recognitions.organisationId, organisationId)))
    .get();
  if (!row) throw notFound();
  return row;
}

export function reviewsOf(context: Context, recognitionId: number) {
  return context.db
    .select()
    .from(recognitionReviews)
    .where(eq(recognitionReviews.recognitionId, recognitionId))
    .orderBy(asc(recognitionReviews.day))
    .all();
}
