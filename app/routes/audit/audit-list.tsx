import { useLoaderData } from "@remix-run/react";
import { auditList } from "~/access/audit-list";
import { auditActors, auditSource } from "~/access/audit-queries.server";
import { auditWord, changeLines } from "~/access/audit-words";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { ExportLinks } from "~/lists/ExportLinks";
import { ListTotal } from "~/lists/ListPager";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "audit.title" };

export const loader = page("audit.see", (context) => {
  const query = parseListQuery(auditList, context.url.searchParams);
  return { query, page: runList(context, auditSource, query), actors: auditActors(context) };
});

export default function AuditListPage() {
  const t = useT();
  const { query, page: rows, actors } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("audit.title")} sub={<ListTotal page={rows} />}>
        <ExportLinks definition={auditList} query={query} />
        <LinkButton href="/audit/verification">{t("audit.verify")}</LinkButton>
      </PageHead>
      <DataTable
        definition={auditList}
        query={query}
        page={rows}
        records={{ actor: actors }}
        empty={{ title: t("audit.empty"), hint: t("audit.emptyHint") }}
        cells={{
          at: (row) => (
            <span className="num whitespace-nowrap">
              {dayOfInstant(row.at)} {timeOfInstant(row.at)}
            </span>
          ),
          actor: (row) =>
            row.actorRole === "system"
              ? t("system.actor")
              : row.actorRole === "visitor"
                ? t("role.visitor")
                : row.actorName,
          action: (row) => <span className="whitespace-nowrap">{auditWord(t, "action", row.action)}</span>,
          subject: (row) => (
            <span className="whitespace-nowrap">
              {auditWord(t, "kind", row.subjectKind)} {row.subjectId}
            </span>
          ),
          change: (row) => (
            <ul className="min-w-56 text-[13px]">
              {changeLines(t, row).map((line) => (
                <li key={line} className="break-words">
                  {line}
                </li>
              ))}
            </ul>
          ),
        }}
      />
    </>
  );
}
