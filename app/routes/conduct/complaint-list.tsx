import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { complaintList } from "~/modules/conduct/complaint-list";
import { complaintSource, shownComplaint } from "~/modules/conduct/complaint-lists.server";
import { ComplaintStateTag } from "~/modules/conduct/components/ComplaintStateTag";
import { ConductTabs } from "~/modules/conduct/components/ConductTabs";
import { RULING_LABELS } from "~/modules/conduct/conduct-labels";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "complaint.list.title" };

export const loader = page("complaint.see", (context) => {
  const query = parseListQuery(complaintList, context.url.searchParams);
  const today = dayOfInstant(context.now());
  const { rows, ...rest } = runList(context, complaintSource, query);
  return {
    query,
    today,
    page: { ...rest, rows: rows.map((row) => shownComplaint(row, today)) },
    mayExport: can(context.actor, "complaint.export"),
  };
});

export default function ComplaintList() {
  const t = useT();
  const { query, page: rows, today, mayExport } = useLoaderData<typeof loader>();
  const search = listSearch(complaintList, query);
  const newComplaint = (
    <LinkButton href="/conduct/complaints/new" look="main">
      {t("complaint.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t("complaint.list.title")}>{newComplaint}</PageHead>
      <ConductTabs current="complaints" />
      <DataTable
        definition={complaintList}
        query={query}
        page={rows}
        empty={{ title: t("complaint.list.empty"), hint: t("complaint.list.emptyHint"), action: newComplaint }}
        actions={
          mayExport && rows.total > 0 ? (
            <>
              <LinkButton href={`/exports/complaints.csv${search}`}>{t("action.exportCsv")}</LinkButton>
              <LinkButton href={`/exports/complaints.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
            </>
          ) : null
        }
        cells={{
          number: (row) =>
            row.expired ? (
              row.number
            ) : (
              <a
                href={`/conduct/complaints/${row.id}`}
                className="touch-target inline-flex items-center font-medium hover:underline"
              >
                {row.number}
              </a>
            ),
          organisation: (row) => row.about ?? <span className="text-ink-faint">{t("complaint.expired")}</span>,
          subject: (row) => row.subject ?? "–",
          receivedOn: (row) => row.receivedOn,
          state: (row) => <ComplaintStateTag state={row.state} />,
          outcome: (row) => (row.outcome === null ? "–" : t(RULING_LABELS[row.outcome])),
          dueDay: (row) => (
            <span className={row.closedOn === null && row.dueDay < today ? "text-bad-strong" : ""}>{row.dueDay}</span>
          ),
        }}
      />
      <Outlet />
    </>
  );
}
