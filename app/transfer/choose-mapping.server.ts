import { and, eq, isNotNull } from "drizzle-orm";
import { importRows, imports } from "~db/schema";
import { transact } from "~db/transact";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { Refusal, type FieldProblems } from "~/http/errors";
import type { ImportDefinition, ImportRegistry } from "./define-import";
import type { ImportMapping } from "./import-row";
import { loadImport, requireStatus } from "./import-record.server";
import type { OnMatch } from "./import-vocabulary";
import { rememberMapping } from "./remembered-columns.server";

/**
 * Says what the columns of a file mean and what happens to records that are there already; the file waits for its check.
 * What was decided about single rows is forgotten, because the rows now say something else; corrected cells are kept.
 */
export function chooseMapping(
  context: Context,
  registry: ImportRegistry,
  id: number,
  choice: { mapping: ImportMapping; onMatch: OnMatch },
): void {
  const { record, definition } = loadImport(context, registry, id);
  requireStatus(record, "mapping", "checking", "checked");
  const mapping = completeMapping(definition, record.findings.headers, choice.mapping);
  transact(context, () => {
    rememberMapping(context, definition.kind, record.findings.headers, record.mapping, mapping);
    context.db
      .update(imports)
      .set({
        mapping,
        options: { onMatch: choice.onMatch, ...(record.about === null ? {} : { about: record.about }) },
        status: "checking",
      })
      .where(eq(imports.id, id))
      .run();
    context.db
      .update(importRows)
      .set({ decision: null })
      .where(and(eq(importRows.importId, id), isNotNull(importRows.decision)))
      .run();
    recordAudit(context, {
      action: "import.map",
      subjectKind: "import",
      subjectId: id,
      before: { mapping: record.mapping, onMatch: record.onMatch },
      after: { mapping, onMatch: choice.onMatch },
    });
  });
}

/** Every column named, every field once, the required fields there; or a refusal at the column or field that is wrong. */
export function completeMapping(
  definition: ImportDefinition,
  headers: readonly string[],
  chosen: ImportMapping,
): ImportMapping {
  const known = new Map(definition.fields.map((field) => [field.key, field]));
  const mapping: ImportMapping = {};
  const taken = new Map<string, number>();
  const problems: FieldProblems = {};
  headers.forEach((_, column) => {
    const key = chosen[column] ?? null;
    mapping[column] = key !== null && known.has(key) ? key : null;
    if (key === null) return;
    if (!known.has(key)) problems[`columns.${column}`] = { key: "field.notAChoice" };
    else if (taken.has(key)) problems[`columns.${column}`] = { key: "import.mapping.twice" };
    else taken.set(key, column);
  });
  const missing = definition.fields.find((field) => field.required && !taken.has(field.key));
  if (missing) problems.columns = { key: "import.mapping.missing" };
  if (Object.keys(problems).length > 0) {
    throw missing
      ? new Refusal("invalid", "import.mapping.missing", {}, problems)
      : new Refusal("invalid", "error.invalid", {}, problems);
  }
  return mapping;
}
