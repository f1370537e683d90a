import type { ChartSpec } from "~/charts/chart-spec";
import type { Translate } from "~/i18n/translate";
import type { EventStatistics } from "./event-statistics.server";
import { STATISTICS_LABELS } from "./statistics-columns";

/** Events and firms quarter by quarter, from the very rows of the table below the picture. */
export function statisticsChart(
  { tables, quarters }: Pick<EventStatistics, "tables" | "quarters">,
  t: Translate,
): ChartSpec {
  const rows = tables.find(({ title }) => title === "statistics.byQuarter")?.rows ?? [];
  return {
    kind: "columns",
    title: t("statistics.byQuarter"),
    unit: t("statistics.chart.unit"),
    categoryHeading: t("report.list.period"),
    // The names of eight quarters in words would lie over one another.
    categories: [...quarters],
    series: (["events", "firms"] as const).map((column) => ({
      name: t(STATISTICS_LABELS[column]),
      values: rows.map(({ numbers }) => numbers[column]),
    })),
  };
}
