import { and, eq } from "drizzle-orm";
import { importRows } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField, notFound } from "~/http/errors";
import { checkImport } from "./check-import.server";
import { forgetCheck } from "./check-stamp.server";
import type { ImportRegistry } from "./define-import";
import { loadImport, requireStatus, storedRow, type LoadedImport, type StoredRow } from "./import-record.server";
import type { RowDecision } from "./import-row";
import { storedText } from "./stored-cell";

const LONGEST_CELL = 32_767;

function loadRow(context: Context, { record }: LoadedImport, rowNumber: number): StoredRow {
  requireStatus(record, "checked", "checking");
  const row = context.db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, record.id), eq(importRows.rowNumber, rowNumber)))
    .get();
  if (!row) throw notFound();
  return storedRow(row);
}

/**
 * Types over cells of one row and checks the file again: other rows may be about the same record. A cell that is typed as it was
 * read is no correction.
 */
export async function correctRow(
  context: Context,
  registry: ImportRegistry,
  id: number,
  rowNumber: number,
  cells: Readonly<Record<string, string>>,
): Promise<void> {
  const loaded = loadImport(context, registry, id);
  const row = loadRow(context, loaded, rowNumber);
  const corrections = { ...row.corrections };
  for (const [column, typed] of Object.entries(cells)) {
    if (!Object.hasOwn(loaded.record.mapping, column)) continue;
    if (typed.length > LONGEST_CELL) {
      throw invalidField(column, "field.tooLong", { max: LONGEST_CELL, length: typed.length });
    }
    const text = typed.replace(/\r\n?/g, "\n");
    const stored = row.cells[Number(column)];
    const asRead = storedText(stored);
    const wasDoubtful = Array.isArray(stored) && stored[2] !== undefined;
    // Confirming a doubtful cell by sending it unchanged is what accepting a doubt is for.
    if (text === asRead && !wasDoubtful) delete corrections[column];
    else if (text !== (corrections[column] ?? asRead)) corrections[column] = text;
  }
  const before = row.corrections ?? {};
  transact(context, () => {
    context.db
      .update(importRows)
      .set({ corrections: Object.keys(corrections).length > 0 ? corrections : null, decision: null })
      .where(and(eq(importRows.importId, id), eq(importRows.rowNumber, rowNumber)))
      .run();
    forgetCheck(context, id);
    recordAudit(context, {
      action: "import.correct",
      subjectKind: "import",
      subjectId: id,
      before: { row: rowNumber, ...before },
      after: { row: rowNumber, ...Object.fromEntries(Object.keys(before).map((key) => [key, null])), ...corrections },
    });
  });
  await checkImport(context, registry, id);
}

/** Drops a row, accepts its doubts, says which record it is about, or takes such a word back (null); then checks the file again. */
export async function decideRow(
  context: Context,
  registry: ImportRegistry,
  id: number,
  rowNumber: number,
  decision: RowDecision | null,
): Promise<void> {
  const row = loadRow(context, loadImport(context, registry, id), rowNumber);
  if (row.decision !== decision) {
    transact(context, () => {
      context.db
        .update(importRows)
        .set({ decision })
        .where(and(eq(importRows.importId, id), eq(importRows.rowNumber, rowNumber)))
        .run();
      forgetCheck(context, id);
      recordAudit(context, {
        action: "import.decide",
        subjectKind: "import",
        subjectId: id,
        before: { row: rowNumber, decision: row.decision },
        after: { row: rowNumber, decision },
      });
    });
  }
  await checkImport(context, registry, id);
}
