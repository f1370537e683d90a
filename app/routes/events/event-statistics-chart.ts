import { chartAnswer } from "~/charts/chart-answer";
import { renderChart } from "~/charts/render-chart.server";
import { resource } from "~/http/page.server";
import { translateFor } from "~/i18n/messages.server";
import { chosenPeriod } from "~/modules/reports/event-statistics/chosen-period";
import { eventStatistics } from "~/modules/reports/event-statistics/event-statistics.server";
import { statisticsChart } from "~/modules/reports/event-statistics/statistics-chart";

export const loader = resource("figure.see", async (context) => {
  const period = chosenPeriod(context.url.searchParams.get("period"), context.now());
  const chart = statisticsChart(eventStatistics(context, period), translateFor(context.locale));
  return chartAnswer("image/svg+xml", new TextEncoder().encode(await renderChart(chart)));
});
