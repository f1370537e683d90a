import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ConductTabs } from "~/modules/conduct/components/ConductTabs";
import { commendationRows } from "~/modules/conduct/conduct-queries.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "commendation.title" };

export const loader = page("commendation.write", (context) => ({ rows: commendationRows(context) }));

export default function CommendationList() {
  const t = useT();
  const { rows } = useLoaderData<typeof loader>();
  const newCommendation = (
    <LinkButton href="/conduct/commendations/new" look="main">
      {t("commendation.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t("commendation.title")}>{newCommendation}</PageHead>
      <ConductTabs current="commendations" />
      {rows.length === 0 ? (
        <EmptyState title={t("commendation.none")} hint={t("commendation.noneHint")}>
          {newCommendation}
        </EmptyState>
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {rows.map((row) => (
            <li
              key={row.id}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-0"
            >
              <span className="whitespace-nowrap text-ink-faint tabular-nums">{row.day}</span>
              <a
                href={`/organisations/${row.organisationId}/conduct`}
                className="touch-target inline-flex items-center font-medium hover:underline"
              >
                {row.organisationName}
              </a>
              <span className="min-w-0 flex-1 basis-60 break-words">
                {row.reason}
                <span className="block text-[13px] text-ink-faint">
                  {row.awardedBy}
                  {row.consentOn ? ` · ${t("commendation.consented", { day: row.consentOn })}` : ""}
                </span>
              </span>
              {row.withdrawnAt !== null ? (
                <Tag>{t("commendation.withdrawn")}</Tag>
              ) : (
                <Tag tone={row.publishedAt === null ? "plain" : "ok"}>
                  {t(row.publishedAt === null ? "commendation.internal" : "commendation.published")}
                </Tag>
              )}
            </li>
          ))}
        </ul>
      )}
      <Outlet />
    </>
  );
}
