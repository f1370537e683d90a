import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import { importRows, imports } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { conflict, notFound } from "~/http/errors";
import type { ImportDefinition, ImportRegistry, ImportSubject, RecordValues, RowProblem } from "./define-import";
import { isRowDecision, type ImportFindings, type ImportRow, type RowPlan } from "./import-row";
import { ON_MATCH, OUTCOMES, type ImportStatus, type OnMatch, type Outcome } from "./import-vocabulary";
import type { StoredCell } from "./stored-cell";

export interface ImportRecord extends Omit<typeof imports.$inferSelect, "status" | "findings" | "options" | "counts"> {
  status: ImportStatus;
  findings: ImportFindings;
  onMatch: OnMatch;
  counts: Record<Outcome, number>;
  /** The record that the file is about. */
  about: number | null;
}

export interface LoadedImport {
  record: ImportRecord;
  definition: ImportDefinition;
  subject: ImportSubject | null;
}

export function definitionOf(registry: ImportRegistry, kind: unknown): ImportDefinition {
  const definition = typeof kind === "string" && Object.hasOwn(registry, kind) ? registry[kind] : undefined;
  if (!definition) throw notFound();
  return definition;
}

/**
 * First gate of every act on imports: to import at all, to write these records, and to write those of what the file is about.
 * @throws Refusal forbidden, not_found
 */
export function authorizeImport(
  context: Context,
  definition: ImportDefinition,
  about: number | null,
): ImportSubject | null {
  authorize(context, "import.run");
  authorize(context, definition.permission);
  if (!definition.about) return null;
  if (about === null) throw notFound();
  return definition.about(context, about);
}

/** An import with its definition, for who may run such imports. */
export function loadImport(context: Context, registry: ImportRegistry, id: number): LoadedImport {
  authorize(context, "import.run");
  const row = context.db
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), ofOwnPromoter(context.actor, imports.promoterId)))
    .get();
  if (!row) throw notFound();
  const definition = definitionOf(registry, row.kind);
  const record = importRecord(row);
  const subject = authorizeImport(context, definition, record.about);
  if (!subject || record.about === null) return { definition, record, subject };
  const { path } = subject;
  const open = (opening: Context) => definition.open(opening, record.about!);
  return { definition: { ...definition, listPath: path, pathOf: () => path, open }, record, subject };
}

export function importRecord({ options, ...row }: typeof imports.$inferSelect): ImportRecord {
  const onMatch = ON_MATCH.find((choice) => choice === options.onMatch) ?? "update";
  return {
    ...row,
    onMatch,
    about: typeof options.about === "number" ? options.about : null,
    status: row.status as ImportStatus,
    findings: row.findings as unknown as ImportFindings,
    counts: { ...emptyCounts(), ...row.counts },
  };
}

export function emptyCounts(): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}

export function countOutcomes(plans: readonly { outcome: Outcome }[]): Record<Outcome, number> {
  const counts = emptyCounts();
  for (const { outcome } of plans) counts[outcome] += 1;
  return counts;
}

/** Refuses what does not belong to the state of the import, and says which state that is. */
export function requireStatus(record: ImportRecord, ...allowed: ImportStatus[]): void {
  if (allowed.includes(record.status)) return;
  if (record.status === "committed") throw conflict("import.alreadyCommitted");
  if (record.status === "undone") throw conflict("import.alreadyUndone");
  if (record.status === "discarded") throw conflict("import.alreadyDiscarded");
  throw conflict("import.notChecked");
}

interface StoredPlan {
  rowNumber: number;
  outcome: Outcome;
  problems: string;
  target: number | null;
  before: string | null;
  after: string | null;
}

function prepare(db: Database) {
  const slot = sql.placeholder;
  return {
    insertRow: db.$client.prepare(
      "INSERT INTO import_rows (import_id, row_number, cells, outcome, problems) VALUES (?, ?, ?, 'skip', '[]')",
    ),
    planRow: db.$client.prepare(
      "UPDATE import_rows SET outcome = ?, problems = ?, target_id = ?, before = ?, after = ? WHERE import_id = ? AND row_number = ?",
    ),
    settleRow: db.$client.prepare("UPDATE import_rows SET target_id = ? WHERE import_id = ? AND row_number = ?"),
    plans: db.$client.prepare<[number], StoredPlan>(
      `SELECT row_number AS rowNumber, outcome, problems, target_id AS target, before, after
       FROM import_rows WHERE import_id = ? ORDER BY row_number`,
    ),
    rows: db
      .select()
      .from(importRows)
      .where(eq(importRows.importId, slot("importId")))
      .orderBy(asc(importRows.rowNumber))
      .prepare(),
  };
}

export const importStatements = oncePerDatabase(prepare);

export interface StoredRow extends ImportRow {
  plan: RowPlan;
  undone: UndoneRow | null;
}

/** What undo did to a row: `left` names the fields that were edited since, or says that the whole record stays. */
export interface UndoneRow {
  result: "removed" | "restored" | "left";
  fields: string[];
}

export function storedRow(row: typeof importRows.$inferSelect): StoredRow {
  const { problems, candidates = [] } = planDetails(row.problems);
  return {
    rowNumber: row.rowNumber,
    cells: row.cells as StoredCell[],
    corrections: row.corrections,
    decision: isRowDecision(row.decision) ? row.decision : null,
    plan: {
      rowNumber: row.rowNumber,
      outcome: row.outcome as Outcome,
      problems,
      target: row.targetId,
      candidates,
      before: row.before as RecordValues | null,
      after: row.after as RecordValues | null,
    },
    undone: row.undone as UndoneRow | null,
  };
}

/** Problems are stored as a list whose last entry may name the candidates. */
function planDetails(stored: readonly unknown[]): { problems: RowProblem[]; candidates?: number[] } {
  const last = stored.at(-1);
  if (typeof last === "object" && last !== null && "candidates" in last) {
    return { problems: stored.slice(0, -1) as RowProblem[], candidates: (last as { candidates: number[] }).candidates };
  }
  return { problems: stored as RowProblem[] };
}

export function storedProblems({ problems, candidates }: RowPlan): string {
  return JSON.stringify(candidates.length > 0 ? [...problems, { candidates }] : problems);
}

/** Every row of an import, in the order of the file. Read in one go: no statement stays open while others have their turn. */
export function storedRows(context: Context, importId: number): StoredRow[] {
  return importStatements(context.db).rows.all({ importId }).map(storedRow);
}

/** What was worked out for every row of an import, without the cells: they are most of what is stored. */
export function storedPlans(context: Context, importId: number): RowPlan[] {
  const values = (text: string | null) => (text === null ? null : (JSON.parse(text) as RecordValues));
  return importStatements(context.db)
    .plans.all(importId)
    .map(({ problems, before, after, ...plan }) => ({
      ...plan,
      candidates: [],
      ...planDetails(JSON.parse(problems) as unknown[]),
      before: values(before),
      after: values(after),
    }));
}

/** Writes what changed of a plan: a correction touches a row or two of thousands. */
export function storePlans(
  context: Context,
  importId: number,
  stored: readonly RowPlan[],
  plans: readonly RowPlan[],
): void {
  const { planRow } = importStatements(context.db);
  plans.forEach((plan, index) => {
    const known = stored[index];
    if (known && samePlan(known, plan)) return;
    const { rowNumber, outcome, target, before, after } = plan;
    const json = (values: RecordValues | null) => (values === null ? null : JSON.stringify(values));
    planRow.run(outcome, storedProblems(plan), target, json(before), json(after), importId, rowNumber);
  });
}

export function samePlan(a: RowPlan, b: RowPlan): boolean {
  if (a === b) return true;
  return (
    a.outcome === b.outcome &&
    a.target === b.target &&
    JSON.stringify([a.problems, a.candidates, a.before, a.after]) ===
      JSON.stringify([b.problems, b.candidates, b.before, b.after])
  );
}
