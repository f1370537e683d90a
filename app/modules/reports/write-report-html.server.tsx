import { renderToStaticMarkup } from "react-dom/server";
import { renderChart } from "~/charts/render-chart.server";
import { I18nProvider } from "~/i18n/I18n";
import { catalogueOf } from "~/i18n/messages.server";
import { ReportCover } from "./components/ReportCover";
import { ReportPaper } from "./components/ReportPaper";
import { chartsOf, type ReportDocument } from "./report-document";

const STYLE = `
body{margin:0 auto;max-width:860px;padding:24px;color:#1b1f27;font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif;font-variant-numeric:tabular-nums}
header{padding:64px 0;text-align:center}header h1{font-size:30px}header dl{display:grid;grid-template-columns:8em 1fr;gap:8px;max-width:440px;margin:0 auto;text-align:left}header dl div{display:contents}dd{margin:0}
h2{font-size:20px;margin:40px 0 12px}h3{font-size:16px;margin:24px 0 8px}p{line-height:1.9}
table{width:100%;border-collapse:collapse;font-size:13px}caption{color:#5f6878;font-size:12px}th,td{border:1px solid #d3d4cd;padding:5px 8px;text-align:left}th{background:#f3f3ee;font-weight:500}.text-right{text-align:right}.font-semibold{font-weight:600}
figure{margin:16px 0}img{max-width:100%;height:auto}figcaption,.text-xs{color:#5f6878;font-size:12px}
@page{size:A4;margin:18mm 16mm;@bottom-center{content:counter(page) " / " counter(pages)}}
@media print{body{max-width:none;padding:0}header{break-after:page}thead{display:table-header-group}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}}`;

/** The report as one file for any browser: nothing is loaded from elsewhere, and it runs no script. */
export async function writeReportHtml(document: ReportDocument): Promise<Uint8Array> {
  const pictures = new Map<string, string>();
  for (const { id, spec } of chartsOf(document)) {
    pictures.set(id, `data:image/svg+xml;base64,${Buffer.from(await renderChart(spec)).toString("base64")}`);
  }
  const page = (
    <html lang={document.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          httpEquiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <title>{document.title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <I18nProvider locale={document.locale} find={catalogueOf(document.locale)}>
          <ReportCover document={document} />
          <ReportPaper document={document} chartSource={(id) => pictures.get(id)!} />
        </I18nProvider>
      </body>
    </html>
  );
  return new TextEncoder().encode(`<!doctype html>${renderToStaticMarkup(page)}`);
}
