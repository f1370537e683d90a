import { eq } from "drizzle-orm";
import { imports } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { asRefusal } from "~/http/storage-errors";
import { translateFor } from "~/i18n/messages.server";
import type { FieldValue, ImportRegister, ImportRegistry, RecordValues } from "./define-import";
import { loadImport, requireStatus, storedRows, type UndoneRow } from "./import-record.server";
import type { RowPlan } from "./import-row";
import { fieldLabel } from "./present-row.server";
import { sameValue } from "./same-value";

export interface UndoResult {
  /** Records that have their values from before the import again, in the fields nobody edited since. */
  restored: number;
  /** Records that the import made and that are gone again. */
  removed: number;
  /** What stays as it is, because somebody has worked with it since. */
  left: { row: number; recordId: number; fields: string[] }[];
}

/**
 * Takes an import back, in one transaction. A record that it made goes, if it still is as the import made it and nothing refers to
 * it. Of a record that it changed, every field that still holds the imported value gets the one from before. The rest is left and
 * listed; nothing that a person did since is lost.
 */
export function undoImport(context: Context, registry: ImportRegistry, id: number): UndoResult {
  const { definition } = loadImport(context, registry, id);
  return transact(context, () => {
    const { record } = loadImport(context, registry, id);
    if (record.status !== "committed" && record.status !== "undone") throw conflict("import.notCommitted");
    requireStatus(record, "committed");
    const register = definition.open(context);
    const result: UndoResult = { restored: 0, removed: 0, left: [] };
    const written = context.db.$client.prepare(
      "UPDATE import_rows SET undone = ? WHERE import_id = ? AND row_number = ?",
    );
    for (const { plan } of storedRows(context, id).reverse()) {
      if (plan.target === null || plan.after === null) continue;
      if (plan.outcome !== "create" && plan.outcome !== "update") continue;
      const undone =
        plan.outcome === "create" ? undoCreation(context, register, plan) : undoChange(context, register, plan);
      if (undone.result === "removed") result.removed += 1;
      else if (undone.result === "restored") result.restored += 1;
      if (undone.fields.length > 0 || undone.result === "left") {
        result.left.unshift({ row: plan.rowNumber, recordId: plan.target, fields: undone.fields });
      }
      written.run(JSON.stringify(undone), id, plan.rowNumber);
    }
    context.db.update(imports).set({ status: "undone", undoneAt: context.now() }).where(eq(imports.id, id)).run();
    recordAudit(context, {
      action: "import.undo",
      subjectKind: "import",
      subjectId: id,
      after: { restored: result.restored, removed: result.removed, left: result.left.length },
    });
    return result;
  });
}

function isBlank(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** Fields in which the record differs from what the import wrote. */
function editedFields(current: RecordValues, imported: RecordValues): string[] {
  return Object.keys(current).filter(
    (field) => !sameValue(current[field], imported[field]) && !(isBlank(current[field]) && isBlank(imported[field])),
  );
}

function undoCreation(context: Context, register: ImportRegister, { target, after }: RowPlan): UndoneRow {
  const current = register.read(target!);
  // Somebody has removed it already.
  if (current === null) return { result: "removed", fields: [] };
  const fields = editedFields(current, after!);
  if (fields.length > 0) return { result: "left", fields };
  return attempt(context, () => register.withdraw(target!), { result: "removed", fields: [] }, []);
}

function undoChange(context: Context, register: ImportRegister, { target, before, after }: RowPlan): UndoneRow {
  const current = register.read(target!);
  const fields = Object.keys(after!);
  if (current === null) return { result: "left", fields };
  const edited = fields.filter((field) => !sameValue(current[field], after![field]));
  const back = fields.filter((field) => !edited.includes(field));
  if (back.length === 0) return { result: "left", fields: edited };
  const patch = Object.fromEntries(back.map((field) => [field, before?.[field] ?? null]));
  return attempt(context, () => register.save(target, patch), { result: "restored", fields: edited }, fields);
}

/** A verb that refuses half way leaves nothing: what it did is taken back by the savepoint of a nested transaction. */
function attempt(context: Context, work: () => void, done: UndoneRow, left: string[]): UndoneRow {
  try {
    context.db.$client.transaction(work)();
    return done;
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null || refusal.kind === "not_saved") throw error;
    return { result: "left", fields: left };
  }
}

export interface UndoSummary {
  removed: number;
  restored: number;
  left: { rowNumber: number; path: string; name: string; fields: string[] }[];
}

/** What an undo did, for the page that says so: with what was left, and why. */
export function undoSummary(context: Context, registry: ImportRegistry, id: number): UndoSummary {
  const { definition } = loadImport(context, registry, id);
  const register = definition.open(context);
  const t = translateFor(context.locale);
  const summary: UndoSummary = { removed: 0, restored: 0, left: [] };
  for (const { plan, undone, rowNumber } of storedRows(context, id)) {
    if (!undone || plan.target === null) continue;
    if (undone.result !== "left") summary[undone.result] += 1;
    if (undone.result !== "left" && undone.fields.length === 0) continue;
    const name = String(register.read(plan.target)?.[definition.titleField] ?? "");
    const fields = undone.fields.map((field) => fieldLabel(t, definition, field));
    summary.left.push({ rowNumber, path: definition.pathOf(plan.target), name, fields });
  }
  return summary;
}
