import { writeCsv } from "./tables/write-csv";
import { writeXlsx } from "./tables/write-xlsx.server";
import type { WrittenSheet } from "./tables/written-table";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A table as a file to save: CSV, or XLSX when the address asks for it.
 * @param name of the file, letters and dashes only
 */
export async function answerWithTable(url: URL, sheet: WrittenSheet, name: string): Promise<Response> {
  const format = url.searchParams.get("format") === "xlsx" ? "xlsx" : "csv";
  const bytes = format === "xlsx" ? await writeXlsx([sheet]) : writeCsv(sheet);
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": format === "xlsx" ? XLSX : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
