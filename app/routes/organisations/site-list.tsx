import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { siteList } from "~/modules/organisations/sites/site-list";
import { sitePage } from "~/modules/organisations/sites/site-queries.server";
import { SITE_KIND_LABELS } from "~/modules/organisations/sites/vocabulary";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "site.list.title" };

export const loader = page("home.see", (context) => {
  const query = parseListQuery(siteList, context.url.searchParams);
  return { query, page: sitePage(context, query), mayExport: can(context.actor, "organisation.export") };
});

export default function SiteList() {
  const t = useT();
  const { query, page, mayExport } = useLoaderData<typeof loader>();
  const search = listSearch(siteList, query);
  return (
    <>
      <PageHead title={t("site.list.title")} sub={t("site.list.total", { count: page.total })}>
        {mayExport ? (
          <>
            <LinkButton href={`/exports/sites.csv${search}`}>{t("action.exportCsv")}</LinkButton>
            <LinkButton href={`/exports/sites.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
          </>
        ) : null}
      </PageHead>
      <DataTable
        definition={siteList}
        query={query}
        page={page}
        cells={{
          organisation: (row) => (
            <a
              href={`/organisations/${row.organisationId}/sites`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.legalName}
            </a>
          ),
          kind: (row) => t(SITE_KIND_LABELS[row.kind]),
          region: (row) => row.region,
          address: (row) => (
            <span className="text-ink-soft">{[row.name, row.address].filter(Boolean).join(" · ")}</span>
          ),
          fromDay: (row) => <span className="tabular-nums">{row.fromDay}</span>,
          untilDay: (row) => <span className="tabular-nums">{row.untilDay}</span>,
        }}
        empty={{
          title: t("site.list.empty"),
          hint: t("site.list.emptyHint"),
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
