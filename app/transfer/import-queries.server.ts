import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { importRows, imports, jobs, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { notFound } from "~/http/errors";
import type { JobStatus } from "~/jobs/job-kinds";
import type { ListSource } from "~/lists/run-list.server";
import type { ImportRegistry } from "./define-import";
import { importList, importRowList } from "./import-list";
import { loadImport, storedRow, type LoadedImport } from "./import-record.server";
import type { ImportFindings } from "./import-row";
import type { Outcome } from "./import-vocabulary";
import { presentRow, type PresentedRow } from "./present-row.server";

export interface ImportListRow {
  id: number;
  kind: string;
  fileName: string;
  status: string;
  counts: Partial<Record<Outcome, number>>;
  findings: ImportFindings;
  createdAt: number;
  createdBy: string | null;
}

export const importSource: ListSource<ImportListRow> = {
  definition: importList,
  table: imports,
  id: imports.id,
  join: (select) => select.leftJoin(users, eq(users.id, imports.createdBy)) as typeof select,
  select: {
    id: imports.id,
    kind: imports.kind,
    fileName: imports.fileName,
    status: imports.status,
    counts: imports.counts,
    findings: imports.findings,
    createdAt: imports.createdAt,
    createdBy: users.name,
  },
  sorts: { createdAt: imports.createdAt },
  filters: { status: (values) => inArray(imports.status, values) },
  visible: (actor) => ofOwnPromoter(actor, imports.promoterId),
  authorize: (context) => authorize(context, "import.run"),
};

type RowRecord = typeof importRows.$inferSelect & { id: number };

/** The rows of one import; who may see the import may see them. */
export function importRowSource(importId: number): ListSource<RowRecord> {
  return {
    definition: importRowList,
    table: importRows,
    id: importRows.rowNumber,
    select: {
      id: importRows.rowNumber,
      importId: importRows.importId,
      rowNumber: importRows.rowNumber,
      cells: importRows.cells,
      corrections: importRows.corrections,
      decision: importRows.decision,
      outcome: importRows.outcome,
      problems: importRows.problems,
      targetId: importRows.targetId,
      before: importRows.before,
      after: importRows.after,
      undone: importRows.undone,
    },
    sorts: { row: importRows.rowNumber },
    filters: { outcome: (values) => inArray(importRows.outcome, values) },
    visible: (): SQL | undefined => eq(importRows.importId, importId),
    authorize: (context) => authorize(context, "import.run"),
  };
}

/** One row of an import as its page shows it. */
export function importRow(context: Context, registry: ImportRegistry, id: number, rowNumber: number): PresentedRow {
  const loaded = loadImport(context, registry, id);
  const row = context.db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, id), eq(importRows.rowNumber, rowNumber)))
    .get();
  if (!row) throw notFound();
  return presentRow(context, loaded, storedRow(row), loaded.definition.open(context));
}

export function presentRows(context: Context, loaded: LoadedImport, rows: readonly RowRecord[]): PresentedRow[] {
  const register = loaded.definition.open(context);
  return rows.map((row) => presentRow(context, loaded, storedRow(row), register));
}

export interface CheckProgress {
  status: JobStatus;
  done: number;
  total: number;
}

/** How far the latest check of an import is. */
export function checkProgress(context: Context, importId: number): CheckProgress | null {
  const job = context.db
    .select({ status: jobs.status, done: jobs.done, total: jobs.total })
    .from(jobs)
    .where(and(eq(jobs.kind, "import.preview"), eq(sql`json_extract(${jobs.input}, '$.importId')`, importId)))
    .orderBy(sql`${jobs.id} DESC`)
    .limit(1)
    .get();
  return job ? { ...job, status: job.status as JobStatus } : null;
}

export function personName(context: Context, userId: number | null): string | null {
  if (userId === null) return null;
  return context.db.select({ name: users.name }).from(users).where(eq(users.id, userId)).get()?.name ?? null;
}
