import { and, isNotNull, or, sql, type SQL } from "drizzle-orm";
import { auditEntries } from "~db/schema";
import type { Context } from "./context";
import { recordAudit } from "./record-audit.server";

/**
 * Erases what entries say about people, in the transaction of the caller. The log keeps who did what and when, and an entry
 * names the ones whose details went, so that the chain still verifies.
 */
export function eraseAuditDetails(context: Context, which: SQL | undefined): void {
  const { db } = context;
  const entries = db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(and(which, or(isNotNull(auditEntries.before), isNotNull(auditEntries.after))))
    .all()
    .map((entry) => entry.seq);
  if (entries.length === 0) return;
  // One statement however many there are: the numbers travel as one value.
  db.update(auditEntries)
    .set({ before: null, after: null })
    .where(sql`${auditEntries.seq} IN (SELECT value FROM json_each(${JSON.stringify(entries)}))`)
    .run();
  recordAudit(context, { action: "audit.erase", subjectKind: "audit", subjectId: null, after: { entries } });
}
