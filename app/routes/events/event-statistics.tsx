import { useLoaderData } from "@remix-run/react";
import { chartDescription, chartSize } from "~/charts/chart-spec";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { chosenPeriod, offeredPeriods } from "~/modules/reports/event-statistics/chosen-period";
import { StatisticsTables } from "~/modules/reports/event-statistics/components/StatisticsTables";
import { statisticsChart } from "~/modules/reports/event-statistics/statistics-chart";
import { eventStatistics } from "~/modules/reports/event-statistics/event-statistics.server";
import { Button, LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";

export const handle: PageHandle = { title: "statistics.title" };

export const loader = page("figure.see", (context) => {
  const period = chosenPeriod(context.url.searchParams.get("period"), context.now());
  return {
    statistics: eventStatistics(context, period),
    periods: offeredPeriods(period, context.now()),
    mayExport: can(context.actor, "event.export"),
  };
});

export default function EventStatisticsPage() {
  const t = useT();
  const { statistics, periods, mayExport } = useLoaderData<typeof loader>();
  const { period } = statistics;
  const chart = statisticsChart(statistics, t);
  const { width, height } = chartSize(chart);
  return (
    <>
      <PageHead title={t("statistics.title")} sub={periodName(t, period)}>
        {mayExport ? (
          <>
            <LinkButton href={`/events/statistics/export?format=csv&period=${period}`}>
              {t("action.exportCsv")}
            </LinkButton>
            <LinkButton href={`/events/statistics/export?format=xlsx&period=${period}`}>
              {t("action.exportXlsx")}
            </LinkButton>
          </>
        ) : null}
        <LinkButton href="/events">{t("event.list.title")}</LinkButton>
      </PageHead>
      <form method="get" className="mb-4 flex flex-wrap items-end gap-2 print:hidden">
        <label className="text-[13px] text-ink-soft">
          {t("report.list.period")}
          <select
            key={period}
            name="period"
            defaultValue={period}
            className="mt-1 block min-h-11 rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[36px]"
          >
            {periods.map((each) => (
              <option key={each} value={each}>
                {periodName(t, each)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t("recognition.counts.show")}</Button>
      </form>
      {statistics.tables.length > 0 ? (
        <img
          src={`/events/statistics/chart.svg?period=${period}`}
          alt={chartDescription(chart)}
          width={width}
          height={height}
          className="mb-6 h-auto w-full max-w-3xl rounded-lg border border-line bg-sheet"
        />
      ) : null}
      <StatisticsTables statistics={statistics} />
    </>
  );
}
