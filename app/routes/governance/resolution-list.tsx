import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { GovernanceTabs } from "~/modules/governance/components/GovernanceTabs";
import { ResolutionStateTag } from "~/modules/governance/components/GovernanceTags";
import { resolutionSource } from "~/modules/governance/governance-lists.server";
import { bodyOptions, ownersOfResolutions } from "~/modules/governance/governance-queries.server";
import { resolutionList } from "~/modules/governance/resolution-list";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "resolution.list.title" };

export const loader = page("governance.see", (context) => {
  const query = parseListQuery(resolutionList, context.url.searchParams);
  return {
    query,
    today: dayOfInstant(context.now()),
    page: runList(context, resolutionSource, query),
    bodies: bodyOptions(context),
    promoters: promoterOptions(context),
    owners: ownersOfResolutions(context),
    mayExport: can(context.actor, "governance.export"),
  };
});

export default function ResolutionList() {
  const t = useT();
  const locale = useLocale();
  const { query, page: rows, bodies, promoters, owners, today, mayExport } = useLoaderData<typeof loader>();
  const search = listSearch(resolutionList, query);
  return (
    <>
      <PageHead title={t("resolution.list.title")} />
      <GovernanceTabs current="resolutions" />
      <DataTable
        definition={resolutionList}
        query={query}
        page={rows}
        records={{ body: bodies, promoter: promoters, owner: owners }}
        empty={{
          title: t("resolution.list.empty"),
          hint: t("resolution.list.emptyHint"),
          action: <LinkButton href="/governance/meetings">{t("governance.meetings")}</LinkButton>,
        }}
        actions={
          mayExport && rows.total > 0 ? (
            <>
              <LinkButton href={`/exports/resolutions.csv${search}`}>{t("action.exportCsv")}</LinkButton>
              <LinkButton href={`/exports/resolutions.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
            </>
          ) : null
        }
        cells={{
          number: (row) => (
            <a
              href={`/governance/resolutions/${row.id}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.number}
            </a>
          ),
          text: (row) => (row.text.length > 80 ? `${row.text.slice(0, 80)}…` : row.text),
          body: (row) => (locale === "en" ? (row.bodyEn ?? row.bodyZh) : row.bodyZh),
          decidedOn: (row) => row.decidedOn,
          owner: (row) => row.owner ?? "–",
          dueDay: (row) => row.dueDay ?? "–",
          state: (row) => <ResolutionStateTag resolution={row} today={today} />,
        }}
      />
    </>
  );
}
