import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { figureRecords } from "~/modules/reports/chosen-figure.server";
import { FigureAside } from "~/modules/reports/components/FigureAside";
import { ReportOutline } from "~/modules/reports/components/ReportOutline";
import { ReportPaper } from "~/modules/reports/components/ReportPaper";
import { coverLines } from "~/modules/reports/cover-lines";
import { reportDifferences } from "~/modules/reports/report-differences.server";
import { EXPORT_FORMAT_LABELS, REPORT_STATE_LABELS } from "~/modules/reports/report-labels";
import { findReport, readReportDocument } from "~/modules/reports/report-queries.server";
import { EXPORT_FORMATS, REPORT_STATES } from "~/modules/reports/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

const FIRST_RECORDS = 6;
const DONE = {
  cover: "report.cover.saved",
  text: "report.text.saved",
  frozen: "report.freeze.done",
} as const;

export const loader = page("report.see", (context) => {
  const report = findReport(context, idParam(context.params));
  const document = readReportDocument(context, report);
  const differences = reportDifferences(context, report);
  const key = context.url.searchParams.get("figure");
  const chosen = () => {
    if (key === null || !Object.hasOwn(document.figures, key)) return null;
    const records = figureRecords(context, report, document, key);
    const difference = differences.find((found) => found.key === key);
    return {
      key,
      records: records.slice(0, FIRST_RECORDS),
      total: records.length,
      restated: difference !== undefined,
      valueNow: difference ? difference.newValue : null,
    };
  };
  const done = context.url.searchParams.get("done");
  return {
    id: report.id,
    document,
    chosen: chosen(),
    differences: {
      total: differences.length,
      unexplained: differences.filter((difference) => !difference.explained).length,
    },
    frozen: report.frozenAt !== null,
    mayWrite: report.frozenAt === null && can(context.actor, "report.write"),
    mayFreeze: report.frozenAt === null && can(context.actor, "report.freeze"),
    done: done !== null && Object.hasOwn(DONE, done) ? (done as keyof typeof DONE) : null,
  };
});

export const handle: PageHandle<{ document: { title: string } }> = { title: (_t, data) => data.document.title };

type ReportData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Report() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { id, document, chosen, differences, mayWrite, done } = data;
  return (
    <>
      <PageHead title={document.title} sub={<State frozen={data.frozen} />}>
        <Actions {...data} />
      </PageHead>
      {done ? <Notice tone="ok">{t(DONE[done])}</Notice> : null}
      {differences.total > 0 ? (
        <Notice tone="warn">
          {t("report.restatements.banner", { ...differences })}{" "}
          <a href={`/reports/${id}/restatements`} className="touch-target underline">
            {t("report.restatements.see")}
          </a>
        </Notice>
      ) : null}
      <div className="grid gap-6 lg:grid-cols-[190px_minmax(0,1fr)] xl:grid-cols-[140px_minmax(0,1fr)_230px] xl:gap-4 2xl:grid-cols-[190px_minmax(0,1fr)_280px] 2xl:gap-6">
        <div className="lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:self-start lg:overflow-y-auto">
          <ReportOutline document={document} />
        </div>
        <article className="min-w-0 rounded-lg border border-line bg-sheet px-4 py-6 sm:px-8">
          <CoverFacts {...data} />
          <ReportPaper
            document={document}
            chosen={chosen?.key}
            chartSource={(chart) => `/reports/${id}/charts/${chart}.svg`}
            figureHref={(key) => `/reports/${id}?figure=${encodeURIComponent(key)}#figure`}
            sectionActions={
              mayWrite
                ? (section) =>
                    section.id === "annex" ? null : (
                      <a
                        href={`/reports/${id}/texts/${section.id}`}
                        aria-label={t("report.text.editOf", { section: section.title })}
                        className="touch-target inline-flex items-center text-[13px] text-weft hover:underline"
                      >
                        {t("report.text.edit")}
                      </a>
                    )
                : undefined
            }
            chartActions={(chart) =>
              (["png", "csv"] as const).map((format) => (
                <a
                  key={format}
                  href={`/reports/${id}/charts/${chart}.${format}`}
                  className="touch-target inline-flex items-center text-weft hover:underline"
                >
                  {t(`report.chart.${format}`)}
                </a>
              ))
            }
          />
        </article>
        <aside
          id="figure"
          aria-label={t("report.figure.records")}
          aria-live="polite"
          className="scroll-mt-4 lg:col-start-2 xl:sticky xl:top-4 xl:col-start-3 xl:max-h-[calc(100vh-2rem)] xl:self-start xl:overflow-y-auto"
        >
          <FigureAside reportId={id} document={document} chosen={chosen} />
        </aside>
      </div>
      <Outlet />
    </>
  );
}

/** Where the report stands: draft › frozen. */
function State({ frozen }: { frozen: boolean }) {
  const t = useT();
  const state = frozen ? "frozen" : "draft";
  return (
    <span className="flex gap-1.5 text-[13px]">
      {REPORT_STATES.map((step, index) => (
        <span key={step} aria-current={step === state ? "step" : undefined}>
          {index > 0 ? <span aria-hidden="true">› </span> : null}
          {step === state ? (
            <b className="text-weft-strong">{t(REPORT_STATE_LABELS[step])}</b>
          ) : (
            t(REPORT_STATE_LABELS[step])
          )}
        </span>
      ))}
    </span>
  );
}

function Actions({ id, frozen, mayFreeze }: ReportData) {
  const t = useT();
  return (
    <>
      {frozen ? <LinkButton href={`/reports/${id}/restatements`}>{t("report.compare")}</LinkButton> : null}
      <LinkButton href={`/reports/${id}/print`}>{t("report.print")}</LinkButton>
      <ExportMenu id={id} />
      {mayFreeze ? (
        <LinkButton look="main" href={`/reports/${id}/freeze`}>
          {t("report.freeze")}
        </LinkButton>
      ) : null}
    </>
  );
}

function ExportMenu({ id }: { id: number }) {
  const t = useT();
  return (
    <details className="lg:relative">
      <summary className="touch-target flex min-h-[34px] items-center gap-1 rounded-md border border-line-strong bg-sheet px-3.5 hover:bg-wash">
        {t("report.export")}
      </summary>
      <ul className="absolute right-0 z-30 mt-1 w-40 rounded-lg border border-line-strong bg-sheet p-1.5 shadow-lg max-lg:right-4">
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a
              href={`/reports/${id}/export?format=${format}`}
              className="touch-target flex min-h-[34px] items-center rounded-md px-2.5 hover:bg-wash"
            >
              {t(EXPORT_FORMAT_LABELS[format])}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function CoverFacts({ id, document, mayWrite }: ReportData) {
  const t = useT();
  return (
    <section id="cover" aria-label={t("report.cover")} className="mb-8 border-b border-line pb-6">
      <p className="text-ink-soft">{document.cover.cluster}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1.5 text-[13px] sm:grid-cols-2">
        {coverLines(document.cover, t).map(({ label, value }) => (
          <div key={label} className="flex gap-2">
            <dt className="w-[6.5em] shrink-0 text-ink-faint">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {mayWrite ? (
        <a
          href={`/reports/${id}/cover`}
          className="touch-target mt-2 inline-flex items-center text-[13px] text-weft hover:underline"
        >
          {t("report.cover.edit")}
        </a>
      ) : null}
    </section>
  );
}
