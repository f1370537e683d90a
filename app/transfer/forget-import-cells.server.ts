import { and, inArray, lt, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { importRows, imports } from "~db/schema";
import { transact } from "~db/transact";

/** As long as the people of events are kept: lists of members hold names and numbers of people in columns nobody imported. */
export const DAYS_KEPT = 183;
const DAY_MS = 86_400_000;
const AT_ONCE = 20;

/**
 * Empties the cells of files that were uploaded long ago, as read and as corrected. What was imported, its counts and the way
 * back stay.
 * @returns number of imports
 */
export function forgetImportCells(context: Context): number {
  authorize(context, "import.run");
  return transact(context, () => {
    const due = context.db
      .select({ id: imports.id })
      .from(imports)
      .where(
        and(
          lt(imports.createdAt, context.now() - DAYS_KEPT * DAY_MS),
          sql`(json_array_length(${imports.findings}, '$.samples') > 0 OR EXISTS (SELECT 1 FROM ${importRows} r WHERE r.import_id = ${imports.id} AND (r.cells <> '[]' OR r.corrections IS NOT NULL)))`,
        ),
      )
      .orderBy(imports.id)
      .limit(AT_ONCE)
      .all()
      .map(({ id }) => id);
    if (due.length === 0) return 0;
    context.db
      .update(importRows)
      .set({ cells: [], corrections: null, problems: [] })
      .where(inArray(importRows.importId, due))
      .run();
    context.db
      .update(imports)
      .set({ findings: sql`json_set(${imports.findings}, '$.samples', json_array())` })
      .where(inArray(imports.id, due))
      .run();
    recordAudit(context, {
      action: "import.forgetCells",
      subjectKind: "import",
      subjectId: null,
      after: { imports: due },
    });
    return due.length;
  });
}
