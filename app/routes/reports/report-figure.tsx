import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { amountText, valueText } from "~/modules/reports/cell-value";
import { figureRecords } from "~/modules/reports/chosen-figure.server";
import { instantText } from "~/modules/reports/cover-lines";
import { findReport, readReportDocument } from "~/modules/reports/report-queries.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";

/** The records of a frozen figure, as they were; those of a draft are the list itself. */
export const loader = page("figure.see", (context) => {
  const report = findReport(context, idParam(context.params));
  const key = context.params["*"] ?? "";
  const document = readReportDocument(context, report);
  const records = figureRecords(context, report, document, key);
  const figure = document.figures[key]!;
  if (report.frozenAt === null) throw seeOther(figure.path);
  return { id: report.id, key, title: document.title, figure, cutOff: document.cover.cutOff, records };
});

export const handle: PageHandle<{ figure: { name: string } }> = { title: (_t, data) => data.figure.name };

export default function FigureRecords() {
  const t = useT();
  const { id, key, title, figure, cutOff, records } = useLoaderData<typeof loader>();
  const cell = "h-10 border-b border-line px-3 py-1.5";
  return (
    <>
      <PageHead title={figure.name} sub={`${amountText(figure, figure.value)} · ${title}`}>
        <LinkButton href={`/reports/${id}?figure=${encodeURIComponent(key)}`}>{t("action.back")}</LinkButton>
        <LinkButton href={figure.path}>{t("report.figure.openNow")}</LinkButton>
      </PageHead>
      <p className="mb-4 max-w-3xl text-ink-soft">
        {t("figure.definition", { version: String(figure.definitionVersion) })} · {figure.rule}{" "}
        {t("report.figure.asOf", { at: instantText(cutOff) })}
      </p>
      <WideTable label={t("report.figure.frozenRecords")}>
        <table className="w-full">
          <caption className="sr-only">{t("report.figure.frozenRecords")}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${cell} bg-paper text-left text-[13px] font-medium text-ink-faint`}>
                {t("report.figure.record")}
              </th>
              <th scope="col" className={`${cell} bg-paper text-right text-[13px] font-medium text-ink-faint`}>
                {t("report.figure.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id} className="hover:bg-wash">
                <td className={cell}>
                  {record.path === null ? (
                    record.label
                  ) : (
                    <a href={record.path} className="touch-target hover:underline">
                      {record.label}
                    </a>
                  )}{" "}
                  {record.day ? <span className="text-[13px] text-ink-faint">{record.day}</span> : null}{" "}
                  {record.labelNow ? (
                    <span className="text-[13px] text-ink-faint">
                      {t("report.figure.renamed", { name: record.labelNow })}
                    </span>
                  ) : null}{" "}
                  {record.state === "present" ? null : (
                    <Tag tone="warn">
                      {t(record.state === "gone" ? "report.figure.recordGone" : "report.figure.recordArchived")}
                    </Tag>
                  )}
                </td>
                <td className={`${cell} text-right`}>{valueText(figure, record.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}
