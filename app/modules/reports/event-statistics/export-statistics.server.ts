import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { translateFor } from "~/i18n/messages.server";
import type { ExportFormat } from "~/transfer/export-list.server";
import { writeCsv } from "~/transfer/tables/write-csv";
import type { WrittenColumn, WrittenValue } from "~/transfer/tables/written-table";
import { writeXlsx } from "~/transfer/tables/write-xlsx.server";
import type { Period } from "~/values/period";
import { eventList } from "~/modules/events/event-list";
import { eventStatistics, type StatisticsRow } from "./event-statistics.server";
import { STATISTICS_LABELS } from "./statistics-columns";

/** The statistics of a period as one table: each row with what it is a part of. */
export async function exportStatistics(context: Context, period: Period, format: ExportFormat) {
  authorize(context, "event.export");
  const t = translateFor(context.locale);
  const { total, tables, columns } = eventStatistics(context, period);
  const written: WrittenColumn[] = [
    { header: t("statistics.part"), kind: "text", width: 18 },
    { header: t("report.column.item"), kind: "text", width: 30 },
    ...columns.map((column): WrittenColumn => ({
      header: t(STATISTICS_LABELS[column]),
      kind: column === "costForEachFirm" ? "decimal" : "integer",
    })),
  ];
  const cells = ({ name, numbers }: StatisticsRow): WrittenValue[] => [
    name,
    ...columns.map((column) => {
      const number = numbers[column];
      return number !== null && column === "costForEachFirm" ? number / 100 : number;
    }),
  ];
  const rows = [
    [t("statistics.total"), ...cells(total)],
    ...tables.flatMap(({ title, rows }) => rows.map((row) => [t(title), ...cells(row)])),
  ];
  const name = t("statistics.title");
  const bytes =
    format === "csv" ? writeCsv({ columns: written, rows }) : await writeXlsx([{ name, columns: written, rows }]);
  transact(context, () =>
    recordAudit(context, {
      action: "list.export",
      subjectKind: eventList.id,
      subjectId: null,
      after: { format, query: `statistics ${period}`, rows: rows.length },
    }),
  );
  return { fileName: `${name}-${period}.${format}`, bytes };
}
