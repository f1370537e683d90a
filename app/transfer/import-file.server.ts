import type { Context } from "~/access/context";
import { Refusal } from "~/http/errors";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import { checkImport, planInput, planInTurns } from "./check-import.server";
import { chooseMapping, completeMapping } from "./choose-mapping.server";
import { commitImport } from "./commit-import.server";
import type { ImportDefinition, ImportRegistry, RowProblem } from "./define-import";
import { authorizeImport, definitionOf } from "./import-record.server";
import { discardImport } from "./discard-import.server";
import type { ImportFindings, ImportMapping, RowPlan } from "./import-row";
import type { OnMatch } from "./import-vocabulary";
import { readImportFile } from "./read-import-file.server";
import { normaliseHeader } from "./tables/normalise-header";
import { storeImport } from "./upload-import.server";

export interface ImportFileOptions {
  /** Works out what would happen and keeps nothing. */
  dryRun?: boolean;
  /** Header → field, or null to leave the column out; goes before every proposal. */
  map?: Readonly<Record<string, string | null>>;
  onMatch?: OnMatch;
  /** Leave out rows with errors and doubts. Without it such a row keeps the whole file out. */
  skipErrors?: boolean;
  progress?: (done: number, total: number) => void;
}

/** Rows and columns count from 1 as a spreadsheet does; 0 means the whole file, or the whole row. */
export interface PlacedProblem {
  row: number;
  column: number;
  key: MessageKey;
  params: MessageParams;
}

export interface ImportFileResult {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  /** What each column was taken for; null where it was left out. */
  columns: { column: number; header: string; field: string | null }[];
  /** Rows that are about the same record as other rows of the file. */
  duplicates: PlacedProblem[];
  warnings: PlacedProblem[];
  /** Not empty and `skipErrors` not chosen: nothing was imported. Doubts that a person would have to settle are among them. */
  errors: PlacedProblem[];
  /** Null when nothing was written: a dry run, or a file with errors. */
  importId: number | null;
}

/** A whole import in one call, for the command line and the interface: nobody is there to be asked. */
export async function importFile(
  context: Context,
  registry: ImportRegistry,
  kind: string,
  file: { name: string; bytes: Uint8Array },
  { dryRun = false, map = {}, onMatch = "update", skipErrors = false, progress }: ImportFileOptions = {},
): Promise<ImportFileResult> {
  const definition = definitionOf(registry, kind);
  authorizeImport(context, definition, null);
  const read = await readImportFile(context, definition, file);
  const mapping = completeMapping(definition, read.findings.headers, withMap(definition, read, map));
  const { findings } = read;

  if (dryRun) {
    const rows = read.rows.map((row) => ({ ...row, corrections: null, decision: null }));
    const plans = await planInTurns(planInput(context, definition, { mapping, onMatch, findings }, rows), progress);
    return resultOf(plans, mapping, findings, null);
  }
  const id = storeImport(context, definition, read);
  read.rows = [];
  chooseMapping(context, registry, id, { mapping, onMatch });
  const result = resultOf(await checkImport(context, registry, id, progress), mapping, findings, id);
  if (result.errors.length > 0 && !skipErrors) {
    discardImport(context, registry, id);
    return { ...result, importId: null };
  }
  commitImport(context, registry, id, { skipErrors });
  return result;
}

function withMap(
  definition: ImportDefinition,
  { mapping, findings }: { mapping: ImportMapping; findings: ImportFindings },
  map: Readonly<Record<string, string | null>>,
): ImportMapping {
  const chosen = { ...mapping };
  for (const [header, field] of Object.entries(map)) {
    const wanted = normaliseHeader(header);
    const column = findings.headers.findIndex((text) => text === header || normaliseHeader(text) === wanted);
    if (column < 0) throw new Refusal("invalid", "import.unknownHeader", { header });
    if (field !== null && !definition.fields.some(({ key }) => key === field)) {
      throw new Refusal("invalid", "import.unknownField", { field });
    }
    // What is said now goes before a column that was proposed for the same field.
    for (const [other, key] of Object.entries(chosen)) if (field !== null && key === field) chosen[other] = null;
    chosen[column] = field;
  }
  return chosen;
}

const DUPLICATES: ReadonlySet<MessageKey> = new Set([
  "import.row.sameAs",
  "import.row.sameName",
  "import.row.sameCode",
  "import.row.sameRecord",
  "import.row.otherChosen",
]);
/** What a person chose is no warning. */
const CHOSEN: ReadonlySet<MessageKey> = new Set(["import.row.present", "import.row.dropped"]);

function resultOf(
  plans: readonly RowPlan[],
  mapping: ImportMapping,
  findings: ImportFindings,
  importId: number | null,
): ImportFileResult {
  const columnOf = new Map(Object.entries(mapping).map(([column, field]) => [field, Number(column) + 1]));
  const place = (row: number, { field, key, params = {} }: RowProblem): PlacedProblem => ({
    row,
    column: field === null ? 0 : (columnOf.get(field) ?? 0),
    key,
    params,
  });
  const result: ImportFileResult = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    columns: findings.headers.map((header, index) => ({ column: index + 1, header, field: mapping[index] ?? null })),
    duplicates: [],
    warnings: [
      ...findings.problems.filter(({ key }) => key !== "table.raggedRow").map((problem) => ({ ...problem })),
      ...findings.contested
        .filter((field) => !columnOf.has(field))
        .map((field) => ({
          row: findings.headerRow,
          column: 0,
          key: "import.columnContested" as const,
          params: { field },
        })),
      ...findings.leftOut.map(({ row }) => ({ row, column: 0, key: "import.row.noData" as const, params: {} })),
    ],
    errors: [],
    importId,
  };
  for (const { outcome, rowNumber, problems } of plans) {
    if (outcome === "create") result.created += 1;
    else if (outcome === "update") result.updated += 1;
    else if (outcome === "unchanged") result.unchanged += 1;
    else result.skipped += 1;
    for (const problem of problems) {
      const placed = place(rowNumber, problem);
      if (DUPLICATES.has(problem.key)) result.duplicates.push(placed);
      if (problem.level !== "warning") result.errors.push(placed);
      else if (!DUPLICATES.has(problem.key) && !CHOSEN.has(problem.key)) result.warnings.push(placed);
    }
  }
  return result;
}
