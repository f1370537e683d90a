import { eq } from "drizzle-orm";
import { imports } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal } from "~/http/errors";
import { asRefusal } from "~/http/storage-errors";
import { translateFor } from "~/i18n/messages.server";
import { isStillTrue } from "./check-stamp.server";
import { planInput } from "./check-import.server";
import type { ImportDefinition, ImportRegistry } from "./define-import";
import {
  countOutcomes,
  importStatements,
  loadImport,
  requireStatus,
  samePlan,
  storedRows,
  storedPlans,
  storePlans,
} from "./import-record.server";
import type { RowPlan } from "./import-row";
import type { Outcome } from "./import-vocabulary";
import { planAtOnce } from "./plan-rows";

export interface CommitOptions {
  /** Leave out rows with errors, and rows whose doubts nobody settled. Without it such a row refuses the whole import. */
  skipErrors: boolean;
}

/**
 * Writes the import in one transaction through the ordinary verbs: all of it or nothing. What is written is what the preview
 * showed: when a record has changed since the check so that a row would do something else, nothing is written and the preview is
 * brought up to date.
 */
export function commitImport(
  context: Context,
  registry: ImportRegistry,
  id: number,
  { skipErrors }: CommitOptions,
): Record<Outcome, number> {
  const { record, definition } = loadImport(context, registry, id);
  requireStatus(record, "checked");
  const changed: { stored: RowPlan[]; plans: RowPlan[]; moved: number[] } = { stored: [], plans: [], moved: [] };
  try {
    return transact(context, () => {
      requireStatus(loadImport(context, registry, id).record, "checked");
      const stored = storedPlans(context, id);
      const plans = isStillTrue(context, id)
        ? stored
        : planAtOnce(planInput(context, definition, record, storedRows(context, id)));
      const moved = stored.flatMap((seen, index) => (tellsOtherwise(seen, plans[index]!) ? [seen.rowNumber] : []));
      if (moved.length > 0) {
        Object.assign(changed, { stored, plans, moved });
        throw conflict("import.changedSince", { count: moved.length, rows: moved.slice(0, 10).join(", ") });
      }
      const counts = countOutcomes(plans);
      if (!skipErrors && counts.error + counts.doubtful > 0) {
        throw conflict("import.openRows", { errors: counts.error, doubts: counts.doubtful });
      }
      storePlans(context, id, stored, plans);
      const register = definition.open(context);
      const { settleRow } = importStatements(context.db);
      for (const plan of plans) {
        const written = writeRow(context, definition, register, plan);
        if (written !== null && written !== plan.target) settleRow.run(written, id, plan.rowNumber);
      }
      context.db
        .update(imports)
        .set({ status: "committed", counts, committedAt: context.now() })
        .where(eq(imports.id, id))
        .run();
      recordAudit(context, {
        action: "import.commit",
        subjectKind: "import",
        subjectId: id,
        after: { kind: definition.kind, fileName: record.fileName, onMatch: record.onMatch, ...counts },
      });
      return counts;
    });
  } catch (error) {
    if (changed.moved.length > 0) {
      transact(context, () => {
        storePlans(context, id, changed.stored, changed.plans);
        context.db
          .update(imports)
          .set({ counts: countOutcomes(changed.plans) })
          .where(eq(imports.id, id))
          .run();
      });
    }
    throw error;
  }
}

/** A row that would no longer do anything, because somebody entered the same meanwhile, is no surprise. */
function tellsOtherwise(seen: RowPlan, now: RowPlan): boolean {
  if (samePlan(seen, now)) return false;
  return !(seen.outcome === "update" && now.outcome === "unchanged");
}

function writeRow(
  context: Context,
  definition: ImportDefinition,
  register: ReturnType<ImportDefinition["open"]>,
  { outcome, target, after, rowNumber }: RowPlan,
): number | null {
  if (after === null || (outcome !== "create" && outcome !== "update")) return null;
  try {
    return register.save(target, after);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal || refusal.kind === "not_saved") throw error;
    const t = translateFor(context.locale);
    const problem = Object.entries(refusal.fields)[0];
    const field = definition.fields.find(({ key }) => key === problem?.[0]);
    const reason = problem ? t(problem[1].key, problem[1].params) : t(refusal.key, refusal.params);
    throw new Refusal("conflict", "import.rowRefused", {
      row: String(rowNumber),
      reason: field ? `${t(field.label)}: ${reason}` : reason,
    });
  }
}
