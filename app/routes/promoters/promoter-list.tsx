import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { listPromoters, promoterName } from "~/modules/promoters/promoter-queries.server";
import { shortRegionName } from "~/regions/region-table.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "promoter.title" };

export const loader = page("promoter.manage", (context) => ({
  promoters: listPromoters(context).map((promoter) => ({
    id: promoter.id,
    isHub: promoter.parentId === null,
    name: promoterName(promoter, context.locale),
    cluster: context.locale === "en" ? promoter.clusterNameEn : promoter.clusterNameZh,
    region: shortRegionName(promoter.regionCode),
  })),
}));

const HEAD = "h-9 border-b border-line bg-paper px-3 text-left text-[13px] font-medium text-ink-faint";
const CELL = "h-10 border-b border-line px-3 py-1.5";

export default function PromoterList() {
  const t = useT();
  const { promoters } = useLoaderData<typeof loader>();
  const add = (
    <LinkButton look="main" href="/settings/promoters/new">
      {t(promoters.length === 0 ? "promoter.newHub" : "promoter.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t("promoter.title")} sub={t("promoter.count", { count: promoters.length })}>
        {add}
      </PageHead>
      {promoters.length === 0 ? (
        <EmptyState title={t("promoter.empty")} hint={t("promoter.emptyHint")}>
          {add}
        </EmptyState>
      ) : (
        <WideTable label={t("promoter.title")}>
          <table className="w-full">
            <thead>
              <tr>
                {(["promoter.name", "promoter.role", "promoter.cluster", "promoter.region"] as const).map((label) => (
                  <th key={label} scope="col" className={HEAD}>
                    {t(label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {promoters.map((promoter) => (
                <tr key={promoter.id} className="hover:bg-wash">
                  <td className={CELL}>
                    <a
                      href={`/settings/promoters/${promoter.id}`}
                      className="touch-target inline-flex items-center font-medium hover:underline"
                    >
                      {promoter.name}
                    </a>
                  </td>
                  <td className={CELL}>
                    <Tag tone={promoter.isHub ? "weft" : "plain"}>
                      {t(promoter.isHub ? "promoter.hub" : "promoter.sub")}
                    </Tag>
                  </td>
                  <td className={CELL}>{promoter.cluster}</td>
                  <td className={`${CELL} text-ink-soft`}>{promoter.region}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <Outlet />
    </>
  );
}
