import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { applicationList } from "~/modules/organisations/membership/application-list";
import { applicationSource } from "~/modules/organisations/membership/application-queries.server";
import { ApplicationStateTag } from "~/modules/organisations/membership/components/ApplicationStateTag";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "application.list.title" };

export const loader = page("application.review", (context) => {
  const query = parseListQuery(applicationList, context.url.searchParams);
  return {
    query,
    page: runList(context, applicationSource, query),
    records: { class: membershipClassOptions(context) },
  };
});

export default function ApplicationList() {
  const t = useT();
  const locale = useLocale();
  const { query, page: rows, records } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("application.list.title")}>
        <LinkButton href="/public/membership/apply">{t("application.openForm")}</LinkButton>
      </PageHead>
      <DataTable
        definition={applicationList}
        query={query}
        page={rows}
        records={records}
        cells={{
          name: (row) => (
            <a
              href={`/applications/${row.id}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.legalName}
            </a>
          ),
          state: (row) => <ApplicationStateTag state={row.state} />,
          class: (row) => (locale === "en" ? row.classEn : row.classZh) ?? "",
          contact: (row) => row.contactName,
          createdAt: (row) => (
            <span className="whitespace-nowrap tabular-nums">{localDateTime(row.createdAt).replace("T", " ")}</span>
          ),
        }}
        empty={{
          title: t("application.list.empty"),
          hint: t("application.list.emptyHint"),
          action: <LinkButton href="/public/membership/apply">{t("application.openForm")}</LinkButton>,
        }}
      />
    </>
  );
}
