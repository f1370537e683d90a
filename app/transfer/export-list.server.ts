import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { Refusal } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { dayOfInstant } from "~/values/business-day";
import { chosenColumns } from "./chosen-columns";
import type { ExportDefinition } from "./define-export";
import { TABLE_LIMITS } from "./tables/table-limits";
import { writeCsv } from "./tables/write-csv";
import { writeXlsx } from "./tables/write-xlsx.server";

export const EXPORT_FORMATS = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
  fileName: string;
  format: ExportFormat;
  bytes: Uint8Array;
  rows: number;
}

export function isExportFormat(text: unknown): text is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === text);
}

/** Writes a list as a file. What left the house, and by which query, stays in the audit log. */
export async function exportList(
  context: Context,
  definition: ExportDefinition,
  format: ExportFormat,
  parameters: URLSearchParams,
): Promise<ExportedFile> {
  authorize(context, definition.permission);
  const t = translateFor(context.locale);
  const { list } = definition;
  const query = parseListQuery(list, parameters);
  const { columns, rows } = chosenColumns(list, definition.read(context, query, t), query.columns);
  if (rows.length > TABLE_LIMITS.rows) {
    throw new Refusal("conflict", "export.tooMany", { limit: TABLE_LIMITS.rows });
  }
  const written = columns.map(({ header, kind, words }) => ({ header: words ?? t(header), kind }));
  const bytes =
    format === "csv"
      ? writeCsv({ columns: written, rows })
      : await writeXlsx([{ name: t(list.name), columns: written, rows }]);
  transact(context, () =>
    recordAudit(context, {
      action: "list.export",
      subjectKind: list.id,
      subjectId: null,
      after: { format, query: listSearch(list, query), rows: rows.length },
    }),
  );
  return { fileName: `${t(list.name)}-${dayOfInstant(context.now())}.${format}`, format, bytes, rows: rows.length };
}
