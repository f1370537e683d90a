import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { importList } from "~/transfer/import-list";
import { importSource } from "~/transfer/import-queries.server";
import {
  OUTCOME_LABELS,
  OUTCOMES,
  RESULT_LABELS,
  STATUS_LABELS,
  STATUS_TONES,
  type ImportStatus,
} from "~/transfer/import-vocabulary";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "import.title" };

export const loader = page("import.run", (context) => {
  const query = parseListQuery(importList, context.url.searchParams);
  const { rows, ...page } = runList(context, importSource, query);
  return {
    query,
    page: { ...page, rows: rows.map(({ findings, ...row }) => ({ ...row, rowCount: findings.rowCount })) },
  };
});

export default function ImportList() {
  const t = useT();
  const { query, page: rows } = useLoaderData<typeof loader>();
  const start = (
    <LinkButton look="main" href="/imports/new">
      {t("import.newShort")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t("import.title")}>{start}</PageHead>
      <DataTable
        definition={importList}
        query={query}
        page={rows}
        empty={{ title: t("import.empty"), hint: t("import.emptyHint"), action: start }}
        cells={{
          file: (row) => (
            <a href={`/imports/${row.id}`} className="touch-target font-medium break-all text-weft hover:underline">
              {row.fileName}
            </a>
          ),
          status: (row) => (
            <Tag tone={STATUS_TONES[row.status as ImportStatus]}>{t(STATUS_LABELS[row.status as ImportStatus])}</Tag>
          ),
          rows: (row) => row.rowCount,
          result: (row) => {
            const labels = row.status === "committed" || row.status === "undone" ? RESULT_LABELS : OUTCOME_LABELS;
            return OUTCOMES.filter((outcome) => (row.counts[outcome] ?? 0) > 0)
              .map((outcome) => `${t(labels[outcome])} ${row.counts[outcome]}`)
              .join(" · ");
          },
          createdAt: (row) => localDateTime(row.createdAt).replace("T", " "),
          createdBy: (row) => row.createdBy ?? t("system.actor"),
        }}
      />
      <Outlet />
    </>
  );
}
