import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import type { ImportRegistry } from "./define-import";
import { loadImport, storedRows } from "./import-record.server";
import { presentRow } from "./present-row.server";
import { storedText } from "./stored-cell";
import { writeXlsx } from "./tables/write-xlsx.server";

/** The rows that were not or would not be imported: their cells as they stand, and the reasons in one more column. */
export async function problemFile(
  context: Context,
  registry: ImportRegistry,
  id: number,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const loaded = loadImport(context, registry, id);
  const t = translateFor(context.locale);
  const { headers } = loaded.record.findings;
  const register = loaded.definition.open(context);
  const rows = storedRows(context, id)
    .filter(({ plan }) => plan.outcome === "error" || plan.outcome === "doubtful")
    .map((row) => {
      const { problems } = presentRow(context, loaded, row, register);
      const reasons = problems
        .filter((problem) => problem.level !== "warning")
        .map(({ column, header, text }) =>
          column === null ? text : `${t("import.row.cell", { column, header: header ?? "" })}: ${text}`,
        );
      const cells = headers.map((_, column) => row.corrections?.[column] ?? storedText(row.cells[column]));
      return [...cells, `${t("import.row.number", { number: String(row.rowNumber) })}: ${reasons.join("; ")}`];
    });
  const columns = [...headers, t("import.reason")].map((header) => ({ header, kind: "text" as const }));
  const fileName = `${loaded.record.fileName.replace(/\.[^.]*$/, "")}-${t("import.reason")}.xlsx`;
  return { fileName, bytes: await writeXlsx([{ name: t("import.reason"), columns, rows }]) };
}
