import { and, eq, ne } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { recognitionRules, recognitions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { findType, rulesOfType } from "./find-recognition.server";
import type { RecognitionRuleValues } from "./recognition-type-form";
import { calculatedTerms, rewriteTerms } from "./rewrite-terms.server";

/**
 * Adds a version of the rules of a type, or corrects one. The terms of every recognition it applies to are worked out anew.
 * @returns how many recognitions have other terms now
 * @throws Refusal forbidden, not_found, conflict (somebody changed it meanwhile), invalid (another version begins on that day)
 */
export function saveRecognitionRule(
  context: Context,
  { typeId, ruleId = null, values }: { typeId: number; ruleId?: number | null; values: RecognitionRuleValues },
): { ruleId: number; recalculated: number } {
  authorize(context, "recognition.configure");
  return transact(context, () => {
    findType(context, typeId);
    const present = rulesOfType(context, typeId);
    const before = ruleId === null ? null : present.find((rule) => rule.id === ruleId);
    if (before === undefined) throw notFound();
    const { version, ...given } = values;
    if (before && version !== null && version !== before.version) throw conflict("error.conflict");
    const sameDay = and(
      eq(recognitionRules.typeId, typeId),
      eq(recognitionRules.effectiveFrom, given.effectiveFrom),
      before ? ne(recognitionRules.id, before.id) : undefined,
    );
    if (context.db.select({ id: recognitionRules.id }).from(recognitionRules).where(sameDay).get())
      throw invalidField("effectiveFrom", "recognition.rule.dayTaken", { day: given.effectiveFrom });
    if (before && changedFields(before, given).length === 0) return { ruleId: before.id, recalculated: 0 };
    const now = context.now();
    const stored = { ...given, updatedAt: now };
    const id = before
      ? before.id
      : context.db
          .insert(recognitionRules)
          .values({ ...stored, typeId, version: 1, createdAt: now })
          .returning({ id: recognitionRules.id })
          .get().id;
    if (before)
      context.db
        .update(recognitionRules)
        .set({ ...stored, version: before.version + 1 })
        .where(eq(recognitionRules.id, id))
        .run();
    const recalculated = recalculate(context, typeId, present);
    recordAudit(context, {
      action: before ? "recognitionRule.update" : "recognitionRule.create",
      subjectKind: "recognition_type",
      subjectId: typeId,
      before,
      after: given,
      about: { recalculated },
    });
    return { ruleId: id, recalculated };
  });
}

/** Puts the new rules into effect for the recognitions of the type. @returns how many changed */
function recalculate(context: Context, typeId: number, earlier: ReturnType<typeof rulesOfType>): number {
  const rules = rulesOfType(context, typeId);
  let changed = 0;
  for (const row of context.db.select().from(recognitions).where(eq(recognitions.typeId, typeId)).all()) {
    const before = calculatedTerms(context, row, earlier);
    if (isDeepStrictEqual(before, calculatedTerms(context, row, rules))) continue;
    rewriteTerms(context, row, rules);
    changed += 1;
  }
  return changed;
}
