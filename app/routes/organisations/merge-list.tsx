import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { mergeList } from "~/modules/organisations/merge/merge-list";
import { mergeSource } from "~/modules/organisations/merge/merge-queries.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "merge.list.title" };

export const loader = page("organisation.merge", (context) => {
  const query = parseListQuery(mergeList, context.url.searchParams);
  return { query, page: runList(context, mergeSource, query) };
});

export default function MergeList() {
  const t = useT();
  const { query, page: rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("merge.list.title")} sub={rows.total}>
        <LinkButton href="/organisations/duplicates">{t("duplicate.title")}</LinkButton>
      </PageHead>
      <DataTable
        definition={mergeList}
        query={query}
        page={rows}
        empty={{ title: t("merge.list.empty"), hint: t("merge.list.emptyHint") }}
        cells={{
          merged: (row) => (
            <a href={`/organisations/merges/${row.id}`} className="text-weft hover:underline">
              {row.merged}
            </a>
          ),
          survivor: (row) => <a href={`/organisations/${row.survivorId}`}>{row.survivor}</a>,
          at: (row) => dayOfInstant(row.at),
          by: (row) => row.by ?? t("system.actor"),
          state: (row) =>
            row.undoneAt === null ? <Tag tone="ok">{t("merge.state.done")}</Tag> : <Tag>{t("merge.state.undone")}</Tag>,
        }}
      />
    </>
  );
}
