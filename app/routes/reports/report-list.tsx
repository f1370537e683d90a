import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { instantText } from "~/modules/reports/cover-lines";
import { countDifferences } from "~/modules/reports/report-differences.server";
import { REPORT_STATE_LABELS } from "~/modules/reports/report-labels";
import { listReports } from "~/modules/reports/report-queries.server";
import { Button } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import { dayOfInstant } from "~/values/business-day";
import { lastEndedQuarter } from "~/values/period";

export const handle: PageHandle = { title: "report.list.title" };

export const loader = page("report.see", (context) => {
  const differences = countDifferences(context);
  return {
    reports: listReports(context).map((report) => ({ ...report, differences: differences.get(report.id) ?? null })),
    mayWrite: can(context.actor, "report.write"),
    period: lastEndedQuarter(dayOfInstant(context.now())),
  };
});

export default function ReportList() {
  const t = useT();
  const locale = useLocale();
  const { reports, mayWrite, period } = useLoaderData<typeof loader>();
  const cell = "h-10 border-b border-line px-3 py-1.5 text-left";
  const open = mayWrite ? (
    <PlainForm method="get" action="/reports/open" className="flex flex-wrap items-center gap-2">
      <label className="flex items-center gap-2">
        <span className="text-ink-soft">{t("report.list.period")}</span>
        <input
          name="period"
          defaultValue={period}
          required
          pattern="\d{4}(Q[1-4])?"
          title={t("report.open.hint")}
          className="touch-target min-h-[34px] w-28 rounded-md border border-line-strong bg-sheet px-3"
        />
      </label>
      <Button look="main">{t("report.open")}</Button>
    </PlainForm>
  ) : null;
  return (
    <>
      <PageHead title={t("report.list.title")}>{open}</PageHead>
      {reports.length === 0 ? (
        <EmptyState title={t("report.list.empty")} hint={t("report.list.emptyHint")} />
      ) : (
        <WideTable label={t("report.list.title")}>
          <table className="w-full">
            <thead>
              <tr>
                {(["period", "promoter", "state", "frozenAt", "differences"] as const).map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={`${cell} bg-paper text-[13px] font-medium whitespace-nowrap text-ink-faint`}
                  >
                    {t(`report.list.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => (
                <tr key={report.id} className="hover:bg-wash">
                  <td className={`${cell} font-medium whitespace-nowrap`}>
                    <a href={`/reports/${report.id}`} className="touch-target inline-flex items-center hover:underline">
                      {periodName(t, report.period)}
                    </a>
                  </td>
                  <td className={cell}>{locale === "en" ? report.promoterEn : report.promoterZh}</td>
                  <td className={cell}>
                    <Tag tone={report.frozenAt === null ? "weft" : "ok"}>
                      {t(REPORT_STATE_LABELS[report.frozenAt === null ? "draft" : "frozen"])}
                    </Tag>
                  </td>
                  <td className={`${cell} whitespace-nowrap`}>
                    {report.frozenAt === null ? "" : instantText(report.frozenAt)}
                  </td>
                  <td className={cell}>
                    <Differences id={report.id} differences={report.differences} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  );
}

function Differences({ id, differences }: { id: number; differences: { total: number; unexplained: number } | null }) {
  const t = useT();
  if (!differences) return null;
  if (differences.total === 0) return <span className="text-ink-faint">{t("report.list.noDifferences")}</span>;
  return (
    <a href={`/reports/${id}/restatements`} className="touch-target inline-flex items-center hover:underline">
      <Tag tone={differences.unexplained > 0 ? "warn" : "plain"}>
        {t("report.list.differencesOf", { ...differences })}
      </Tag>
    </a>
  );
}
