import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { RecognitionStateTag } from "~/modules/organisations/recognitions/components/RecognitionStateTag";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import {
  recognitionPage,
  recognitionTypeOptions,
} from "~/modules/organisations/recognitions/recognition-queries.server";
import { LEVEL_LABELS } from "~/modules/organisations/recognitions/vocabulary";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.list.title" };

export const loader = page("recognition.list", (context) => {
  const query = parseListQuery(recognitionList, context.url.searchParams);
  return {
    query,
    page: recognitionPage(context, query),
    records: {
      type: recognitionTypeOptions(context, { onlyActive: false }),
      promoter: promoterOptions(context),
    },
    mayExport: can(context.actor, "organisation.export"),
  };
});

export default function RecognitionList() {
  const t = useT();
  const { query, page, records, mayExport } = useLoaderData<typeof loader>();
  const search = listSearch(recognitionList, query);
  return (
    <>
      <PageHead title={t("recognition.list.title")} sub={t("recognition.list.total", { count: page.total })}>
        <LinkButton href="/recognitions/counts">{t("recognition.list.counts")}</LinkButton>
        {mayExport ? (
          <>
            <LinkButton href={`/exports/recognitions.csv${search}`}>{t("action.exportCsv")}</LinkButton>
            <LinkButton href={`/exports/recognitions.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
          </>
        ) : null}
      </PageHead>
      <DataTable
        definition={recognitionList}
        query={query}
        page={page}
        records={records}
        cells={{
          organisation: (row) => (
            <a
              href={`/organisations/${row.organisationId}/recognitions`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.legalName}
            </a>
          ),
          type: (row) => row.type,
          level: (row) => t(LEVEL_LABELS[row.level]),
          state: (row) => <RecognitionStateTag state={row.state} />,
          issuedOn: (row) => <span className="tabular-nums">{row.issuedOn}</span>,
          validUntil: (row) => <span className="tabular-nums">{row.validUntil ?? t("recognition.noEnd")}</span>,
          certificate: (row) => <span className="text-ink-soft">{row.certificateNumber}</span>,
        }}
        empty={{
          title: t("recognition.list.empty"),
          hint: t("recognition.list.emptyHint"),
          action: (
            <LinkButton look="main" href="/organisations">
              {t("nav.organisations")}
            </LinkButton>
          ),
        }}
      />
    </>
  );
}
