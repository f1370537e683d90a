import { eq } from "drizzle-orm";
import { imports } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { asRefusal } from "~/http/storage-errors";
import { finishCheck, readStamp, startCheck } from "./check-stamp.server";
import type { ImportDefinition, ImportRegistry } from "./define-import";
import {
  countOutcomes,
  loadImport,
  requireStatus,
  storedRows,
  storePlans,
  type ImportRecord,
} from "./import-record.server";
import type { ImportRow, RowPlan } from "./import-row";
import { namedFields } from "./named-fields.server";
import { planRows, type PlanInput } from "./plan-rows";

const ROWS_PER_WRITE = 1000;

export function planInput(
  context: Context,
  definition: ImportDefinition,
  record: Pick<ImportRecord, "mapping" | "onMatch" | "findings">,
  rows: readonly ImportRow[],
): PlanInput {
  return {
    rows,
    mapping: record.mapping,
    onMatch: record.onMatch,
    fields: namedFields(definition),
    register: definition.open(context),
    tableProblems: record.findings.problems,
    asRefusal,
  };
}

/** Plans all rows and lets others have their turn in between. */
export async function planInTurns(
  input: PlanInput,
  progress?: (done: number, total: number) => void,
): Promise<RowPlan[]> {
  const steps = planRows(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress?.(Math.floor(step.value), input.rows.length);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Works out what every row would do, without touching a record, and keeps it for the preview. May be run again at any time until
 * the import is written; when anything has changed since, the commit works it out once more inside its transaction.
 */
export async function checkImport(
  context: Context,
  registry: ImportRegistry,
  id: number,
  progress?: (done: number, total: number) => void,
): Promise<RowPlan[]> {
  const { record, definition } = loadImport(context, registry, id);
  requireStatus(record, "checking", "checked");
  const stamp = transact(context, () => startCheck(context, id));
  // Somebody may have written or given up the import meanwhile, or said something about it that a later check looks at.
  const isWanted = () => {
    requireStatus(loadImport(context, registry, id).record, "checking", "checked");
    return readStamp(context, id)?.run === stamp.run;
  };
  const rows = storedRows(context, id);
  const plans = await planInTurns(planInput(context, definition, record, rows), progress);
  const stored = rows.map((row) => row.plan);
  for (let start = 0; start < plans.length; start += ROWS_PER_WRITE) {
    transact(context, () => {
      const end = start + ROWS_PER_WRITE;
      if (isWanted()) storePlans(context, id, stored.slice(start, end), plans.slice(start, end));
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  transact(context, () => {
    if (!isWanted()) return;
    finishCheck(context, id, stamp);
    context.db
      .update(imports)
      .set({ status: "checked", counts: countOutcomes(plans) })
      .where(eq(imports.id, id))
      .run();
  });
  progress?.(rows.length, rows.length);
  return plans;
}
