import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { BULK_STATUS_LABELS, bulkChangeList } from "~/lists/bulk-change-list";
import { bulkActLabel, bulkChangeSource } from "~/lists/bulk-change-queries.server";
import { DataTable } from "~/lists/DataTable";
import { findList } from "~/lists/define-list";
import { ListTotal } from "~/lists/ListPager";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "bulk.history" };

export const loader = page("bulk.run", (context) => {
  const query = parseListQuery(bulkChangeList, context.url.searchParams);
  const { rows, ...page } = runList(context, bulkChangeSource, query);
  return {
    query,
    page: {
      ...page,
      rows: rows.map((row) => ({
        ...row,
        label: bulkActLabel(bulkRegistry, row.listId, row.act),
        listName: findList(row.listId)?.name ?? ("unknown" as const),
      })),
    },
  };
});

export default function BulkChangeList() {
  const t = useT();
  const { query, page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("bulk.history")} sub={<ListTotal page={page} />} />
      <DataTable
        definition={bulkChangeList}
        query={query}
        page={page}
        empty={{ title: t("bulk.historyEmpty"), hint: t("bulk.historyHint") }}
        cells={{
          act: (row) => (
            <a href={`/bulk-changes/${row.id}`} className="touch-target inline-flex items-center hover:underline">
              {t(row.label)}
            </a>
          ),
          list: (row) => t(row.listName),
          status: (row) => <Tag tone={row.status === "done" ? "ok" : "plain"}>{t(BULK_STATUS_LABELS[row.status])}</Tag>,
          changed: (row) => row.changed.toLocaleString("en-US"),
          skipped: (row) => row.skipped.toLocaleString("en-US"),
          by: (row) => row.by ?? t("system.actor"),
          createdAt: (row) => (
            <span className="tabular-nums">
              {dayOfInstant(row.createdAt)} {timeOfInstant(row.createdAt)}
            </span>
          ),
        }}
      />
    </>
  );
}
