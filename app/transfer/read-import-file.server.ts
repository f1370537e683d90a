import { createHash } from "node:crypto";
import type { Context } from "~/access/context";
import { Refusal } from "~/http/errors";
import type { ImportDefinition } from "./define-import";
import type { ImportFindings, ImportMapping } from "./import-row";
import { namedFields } from "./named-fields.server";
import { rememberedMapping } from "./remembered-columns.server";
import { storedCell, type StoredCell } from "./stored-cell";
import { findHeader } from "./tables/find-header";
import { mapColumns } from "./tables/map-columns";
import { shortProblems } from "./tables/problem-list";
import { readTableInWorker } from "./tables/read-table-in-worker.server";
import type { Cell, TableProblem } from "./tables/table";

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export interface ReadImportFile {
  fileName: string;
  fileHash: string;
  findings: ImportFindings;
  mapping: ImportMapping;
  rows: { rowNumber: number; cells: StoredCell[] }[];
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 60;
const SAMPLED_ROWS = 200;
const FILE_NAME_LENGTH = 120;

/** A refused table as one sentence; nothing of it was kept. */
function refusedTable({ key, params }: TableProblem): Refusal {
  return new Refusal("invalid", key, params, { file: { key, params } });
}

/** What the person sees of the name: the last part, without what could reorder or break the line. */
export function plainFileName(name: string): string {
  const last = name.replace(/^.*[/\\]/, "").normalize("NFC");
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...plain].slice(-FILE_NAME_LENGTH).join("") || "table";
}

/**
 * Reads a file in the worker, finds its header and proposes what its columns mean. Writes nothing.
 * @throws Refusal (invalid) with the one thing that is wrong with the file
 */
export async function readImportFile(
  context: Context,
  definition: ImportDefinition,
  file: UploadedFile,
): Promise<ReadImportFile> {
  const fileName = plainFileName(file.name);
  const fileHash = createHash("sha256").update(file.bytes).digest("hex");
  const reading = await readTableInWorker(file.bytes, fileName);
  if (!reading.ok) throw refusedTable(reading.problem);
  const { sheet, ...table } = reading.file;
  const fields = [...namedFields(definition).values()].map(({ field, names }) => ({ key: field.key, names }));
  const search = findHeader(sheet, fields);
  if (!search.ok) throw refusedTable(search.problem);
  const { header } = search;
  if (header.dataRows.length === 0) throw refusedTable({ row: 0, column: 0, key: "table.noData", params: {} });

  const { columns, duplicates } = mapColumns(header.headers, fields, rememberedMapping(context, definition.kind));
  const mapping: ImportMapping = {};
  for (const column of columns) mapping[column.index] = column.key;
  return {
    fileName,
    fileHash,
    mapping,
    findings: {
      format: table.format,
      encoding: table.encoding ?? null,
      sheet: sheet.name,
      otherSheets: table.otherSheets.slice(0, 20),
      headerRow: header.lastRow + 1,
      headers: header.headers,
      samples: header.headers.map((_, column) => samplesOf(sheet.rows, header.dataRows, column)),
      proposed: columns.map((column) => column.how),
      contested: duplicates.map((duplicate) => duplicate.key),
      rowCount: header.dataRows.length,
      leftOut: header.leftOut
        .filter(({ reason }) => reason !== "empty")
        .slice(0, 100)
        .map(({ row, reason }) => ({ row: row + 1, reason })),
      problems: shortProblems([...search.problems, ...sheet.problems]),
    },
    rows: header.dataRows.map((index) => ({ rowNumber: index + 1, cells: (sheet.rows[index] ?? []).map(storedCell) })),
  };
}

function samplesOf(rows: readonly Cell[][], dataRows: readonly number[], column: number): string[] {
  const samples = new Set<string>();
  for (const index of dataRows.slice(0, SAMPLED_ROWS)) {
    const text = rows[index]?.[column]?.text.trim() ?? "";
    if (text !== "") samples.add(text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}
