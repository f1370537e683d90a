import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { figurePath } from "~/figures/figure-path";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { stageTransitionsTaken } from "~/modules/organisations/stages/figures";
import { stageList } from "~/modules/organisations/stages/stage-list";
import { stagePage, transitionsPerQuarter } from "~/modules/organisations/stages/stage-queries.server";
import { STAGE_STEPS, STEP_LABELS } from "~/modules/organisations/stages/vocabulary";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { LinkButton } from "~/ui/Button";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { WideTable } from "~/ui/WideTable";

const QUARTERS = 8;

export const handle: PageHandle = { title: "stage.list.title" };

export const loader = page("home.see", (context) => {
  const query = parseListQuery(stageList, context.url.searchParams);
  return {
    query,
    page: stagePage(context, query),
    quarters: transitionsPerQuarter(context, QUARTERS),
    records: { promoter: promoterOptions(context) },
    mayExport: can(context.actor, "organisation.export"),
  };
});

export default function StageList() {
  const t = useT();
  const { query, page, quarters, records, mayExport } = useLoaderData<typeof loader>();
  const search = listSearch(stageList, query);
  return (
    <>
      <PageHead title={t("stage.list.title")} sub={t("stage.list.total", { count: page.total })}>
        {mayExport ? (
          <>
            <LinkButton href={`/exports/stages.csv${search}`}>{t("action.exportCsv")}</LinkButton>
            <LinkButton href={`/exports/stages.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
          </>
        ) : null}
      </PageHead>
      <DataTable
        definition={stageList}
        query={query}
        page={page}
        records={records}
        cells={{
          organisation: (row) => (
            <a
              href={`/organisations/${row.organisationId}/stages`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.legalName}
            </a>
          ),
          step: (row) => t(STEP_LABELS[row.step]),
          day: (row) => <span className="tabular-nums">{row.day}</span>,
          note: (row) => <span className="text-ink-soft">{row.note}</span>,
        }}
        empty={{
          title: t("stage.list.empty"),
          hint: t("stage.list.emptyHint"),
          action: (
            <LinkButton look="main" href="/organisations">
              {t("nav.organisations")}
            </LinkButton>
          ),
        }}
      />
      <div className="mt-6">
        <Section title={t("stage.perQuarter")}>
          <WideTable label={t("stage.perQuarter")}>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{t("stage.quarter")}</th>
                  {STAGE_STEPS.map((step) => (
                    <th key={step} scope="col" className="number">
                      {t(STEP_LABELS[step])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {quarters.map(({ period, counts }) => (
                  <tr key={period}>
                    <td className="short">{periodName(t, period)}</td>
                    {counts.map(({ step, count }) => (
                      <td key={step} className="number">
                        {count === 0 ? (
                          <span className="text-ink-faint">0</span>
                        ) : (
                          <a
                            href={figurePath(stageTransitionsTaken, period, { step })}
                            className="touch-target inline-flex items-center justify-end text-weft hover:underline"
                          >
                            {count}
                          </a>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </Section>
      </div>
    </>
  );
}
