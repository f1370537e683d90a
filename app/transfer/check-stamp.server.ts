import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, ne } from "drizzle-orm";
import { auditEntries, imports } from "~db/schema";
import type { Context } from "~/access/context";

/** How a check is told from a later one, and how far the audit log was when it began. */
export interface CheckStamp {
  run: string;
  seenUpTo: number;
  isDone: boolean;
}

function optionsOf(context: Context, importId: number): Record<string, unknown> {
  return (
    context.db.select({ options: imports.options }).from(imports).where(eq(imports.id, importId)).get()?.options ?? {}
  );
}

function write(context: Context, importId: number, check: CheckStamp | null): void {
  const options = { ...optionsOf(context, importId), check };
  context.db.update(imports).set({ options }).where(eq(imports.id, importId)).run();
}

export function readStamp(context: Context, importId: number): CheckStamp | null {
  return (optionsOf(context, importId).check as CheckStamp | null | undefined) ?? null;
}

/** Begins a check: an earlier one that is still under way will find that it is no longer wanted. */
export function startCheck(context: Context, importId: number): CheckStamp {
  const head = context.db.select({ seq: auditEntries.seq }).from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1);
  const stamp = { run: randomUUID(), seenUpTo: head.get()?.seq ?? 0, isDone: false };
  write(context, importId, stamp);
  return stamp;
}

export function finishCheck(context: Context, importId: number, stamp: CheckStamp): void {
  write(context, importId, { ...stamp, isDone: true });
}

/** What a person says about the rows makes the check before it worthless. */
export function forgetCheck(context: Context, importId: number): void {
  write(context, importId, null);
}

/**
 * Every change of a record has its audit entry: while there is none since the check began, except those of imports on their way,
 * the rows would be judged as they were.
 */
export function isStillTrue(context: Context, importId: number): boolean {
  const stamp = readStamp(context, importId);
  if (!stamp?.isDone) return false;
  const since = context.db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(and(gt(auditEntries.seq, stamp.seenUpTo), ne(auditEntries.subjectKind, "import")))
    .limit(1)
    .get();
  return since === undefined;
}
