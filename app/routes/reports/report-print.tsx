import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { translateFor } from "~/i18n/messages.server";
import { ReportCover } from "~/modules/reports/components/ReportCover";
import { ReportPaper } from "~/modules/reports/components/ReportPaper";
import { findReport, readReportDocument, restatementLog } from "~/modules/reports/report-queries.server";
import { withRestatements } from "~/modules/reports/with-restatements";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ document: { title: string } }> = { title: (_t, data) => data.document.title };

export const loader = page("report.see", (context) => {
  const report = findReport(context, idParam(context.params));
  const document = readReportDocument(context, report);
  const log = restatementLog(context, report.id);
  return { id: report.id, document: withRestatements(document, log, translateFor(document.locale)) };
});

export default function PrintReport() {
  const { id, document } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-[860px] bg-sheet px-6 pb-16 print:max-w-none print:p-0">
      <ReportCover document={document} />
      <ReportPaper document={document} chartSource={(chart) => `/reports/${id}/charts/${chart}.svg`} />
    </div>
  );
}
