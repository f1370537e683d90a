import { useT } from "~/i18n/I18n";
import { moneyOf, numberText } from "~/modules/reports/cell-value";
import { Section } from "~/ui/Page";
import { WideTable } from "~/ui/WideTable";
import type { EventStatistics, StatisticsRow } from "../event-statistics.server";
import { STATISTICS_LABELS, type StatisticsColumn } from "../statistics-columns";

/** The whole period first, then each breakdown; every number opens its records. */
export function StatisticsTables({ statistics }: { statistics: EventStatistics }) {
  const t = useT();
  const { total, tables, columns } = statistics;
  return (
    <>
      <StatisticsTable title={t("statistics.total")} rows={[total]} columns={columns} />
      {tables.map(({ title, rows }) => (
        <StatisticsTable key={title} title={t(title)} rows={rows} columns={columns} />
      ))}
      <p className="mt-2 max-w-3xl text-[13px] text-ink-faint">{t("statistics.note")}</p>
    </>
  );
}

function StatisticsTable({
  title,
  rows,
  columns,
}: {
  title: string;
  rows: readonly StatisticsRow[];
  columns: readonly StatisticsColumn[];
}) {
  const t = useT();
  return (
    <Section title={title}>
      <WideTable label={title}>
        <table className="data-table">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("report.column.item")}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number min-w-20 py-1 align-bottom whitespace-normal">
                  {t(STATISTICS_LABELS[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <td>{row.name}</td>
                {columns.map((column) => (
                  <td key={column} className="number" data-label={t(STATISTICS_LABELS[column])}>
                    <Number row={row} column={column} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Section>
  );
}

function Number({ row, column }: { row: StatisticsRow; column: StatisticsColumn }) {
  const value = row.numbers[column];
  const path = row.paths[column];
  if (value === null) return <span className="text-ink-faint">—</span>;
  const text = column === "costForEachFirm" ? moneyOf(value) : numberText(value);
  if (path === undefined) return <span className="text-ink-faint">{text}</span>;
  return (
    <a href={path} className="touch-target inline-flex items-center justify-end text-weft hover:underline">
      {text}
    </a>
  );
}
