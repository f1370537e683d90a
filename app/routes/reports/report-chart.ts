import { chartAnswer } from "~/charts/chart-answer";
import { chartPicture } from "~/charts/chart-picture.server";
import { chartTable, type ChartSpec } from "~/charts/chart-spec";
import { renderChart } from "~/charts/render-chart.server";
import { conflict, notFound } from "~/http/errors";
import { idParam, resource } from "~/http/page.server";
import { chartsOf } from "~/modules/reports/report-document";
import { findReport, readReportDocument } from "~/modules/reports/report-queries.server";
import { writeCsv } from "~/transfer/tables/write-csv";

/** A chart of the report as a picture, or its numbers: `by-function.svg`, `.png`, `.csv`. */
export const loader = resource("report.see", async (context) => {
  const [, id, format] = /^([a-z-]{1,40})\.(svg|png|csv)$/.exec(context.params.file ?? "") ?? [];
  const document = readReportDocument(context, findReport(context, idParam(context.params)));
  const chart = chartsOf(document).find((found) => found.id === id);
  if (!chart) throw notFound();
  const fileName = `${document.cover.period}-${chart.spec.title}.${format}`;
  if (format === "csv") return chartAnswer("text/csv; charset=utf-8", numbersOf(chart.spec), fileName);
  if (format === "png") {
    const picture = await chartPicture(chart.spec);
    if (!picture) throw conflict("report.chart.noFont");
    return chartAnswer("image/png", picture.png, fileName);
  }
  return chartAnswer("image/svg+xml", new TextEncoder().encode(await renderChart(chart.spec)));
});

function numbersOf(spec: ChartSpec): Uint8Array {
  const { header, rows } = chartTable(spec);
  return writeCsv({
    columns: header.map((text, index) => ({ header: text, kind: index === 0 ? "text" : "integer" })),
    rows,
  });
}
