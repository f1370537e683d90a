import { and, eq, ne } from "drizzle-orm";
import { recognitionTypes } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findType } from "./find-recognition.server";
import type { RecognitionTypeValues } from "./recognition-type-form";

/**
 * Adds a type of recognition or changes one.
 * @throws Refusal forbidden, not_found, conflict (somebody changed it meanwhile), invalid (the name is taken)
 */
export function saveRecognitionType(
  context: Context,
  { id = null, values }: { id?: number | null; values: RecognitionTypeValues },
): number {
  authorize(context, "recognition.configure");
  return transact(context, () => {
    const before = id === null ? null : findType(context, id);
    const { version, ...given } = values;
    if (before && version !== null && version !== before.version) throw conflict("error.conflict");
    const taken = context.db
      .select({ id: recognitionTypes.id })
      .from(recognitionTypes)
      .where(and(eq(recognitionTypes.nameZh, given.nameZh), before ? ne(recognitionTypes.id, before.id) : undefined))
      .get();
    if (taken) throw invalidField("nameZh", "recognition.type.taken", { name: given.nameZh });
    const now = context.now();
    if (!before) {
      const created = context.db
        .insert(recognitionTypes)
        .values({ ...given, version: 1, createdAt: now, updatedAt: now })
        .returning({ id: recognitionTypes.id })
        .get();
      recordAudit(context, {
        action: "recognitionType.create",
        subjectKind: "recognition_type",
        subjectId: created.id,
        after: given,
      });
      return created.id;
    }
    if (changedFields(before, given).length === 0) return before.id;
    context.db
      .update(recognitionTypes)
      .set({ ...given, version: before.version + 1, updatedAt: now })
      .where(eq(recognitionTypes.id, before.id))
      .run();
    recordAudit(context, {
      action: "recognitionType.update",
      subjectKind: "recognition_type",
      subjectId: before.id,
      before,
      after: given,
    });
    return before.id;
  });
}
