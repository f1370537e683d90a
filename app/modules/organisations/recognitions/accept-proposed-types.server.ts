import { eq } from "drizzle-orm";
import { recognitionTypes } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { PROPOSED_TYPES, type ProposedType } from "./proposed-types";
import { saveRecognitionRule } from "./save-recognition-rule.server";
import { saveRecognitionType } from "./save-recognition-type.server";

const named = ({ name }: ProposedType) => ({ nameZh: translateFor("zh-CN")(name), nameEn: translateFor("en")(name) });

/** The proposed types that the promoter has not got yet; a type that was renamed is proposed again. */
export function proposedTypes(context: Context) {
  authorize(context, "recognition.configure");
  return PROPOSED_TYPES.filter(
    (type) =>
      !context.db
        .select({ id: recognitionTypes.id })
        .from(recognitionTypes)
        .where(eq(recognitionTypes.nameZh, named(type).nameZh))
        .get(),
  );
}

/**
 * Takes over proposed types with their dated rules; from then on they are the promoter's own.
 * @param ids of `PROPOSED_TYPES`; unknown ones and those already taken over are left out
 * @returns how many were added
 */
export function acceptProposedTypes(context: Context, ids: readonly string[]): number {
  authorize(context, "recognition.configure");
  return transact(context, () => {
    const chosen = proposedTypes(context).filter(({ id }) => ids.includes(id));
    for (const type of chosen) {
      const values = { ...named(type), level: type.level, active: true, version: null };
      const typeId = saveRecognitionType(context, { values });
      for (const { source, ...rule } of type.rules)
        saveRecognitionRule(context, {
          typeId,
          values: { ...rule, sourceNote: translateFor(context.locale)(source), version: null },
        });
    }
    return chosen.length;
  });
}
