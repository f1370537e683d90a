import { Form, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { NotDuplicateButton } from "~/modules/organisations/duplicates/components/NotDuplicateButton";
import { duplicateList } from "~/modules/organisations/duplicates/duplicate-list";
import { duplicateSource, lastScan } from "~/modules/organisations/duplicates/duplicate-queries.server";
import { REASON_LABELS } from "~/modules/organisations/duplicates/duplicate-reasons";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "duplicate.title" };

export const loader = page("organisation.merge", (context) => {
  const query = parseListQuery(duplicateList, context.url.searchParams);
  return {
    query,
    page: runList(context, duplicateSource, query),
    scan: lastScan(context),
    noted: context.url.searchParams.get("noted") === "yes",
  };
});

export default function DuplicateList() {
  const t = useT();
  const { query, page: rows, scan, noted } = useLoaderData<typeof loader>();
  const look = (
    <Form method="post" action="/organisations/duplicates/scan">
      <Button type="submit" look="main">
        {t(scan ? "duplicate.scanAgain" : "duplicate.scan")}
      </Button>
    </Form>
  );
  return (
    <>
      <PageHead title={t("duplicate.title")}>
        <LinkButton href="/organisations/duplicates/distinct">{t("distinct.title")}</LinkButton>
        <LinkButton href="/organisations/merges">{t("merge.list.title")}</LinkButton>
        {scan ? look : null}
      </PageHead>
      {noted ? <Notice tone="ok">{t("distinct.saved")}</Notice> : null}
      <p className="mb-2 text-ink-soft">{t("duplicate.explain")}</p>
      {scan ? (
        <p className="mb-4 text-ink-faint">
          {t("duplicate.scanned", {
            day: dayOfInstant(scan.finishedAt ?? scan.startedAt),
            organisations: scan.organisations,
            pairs: scan.pairs,
          })}
        </p>
      ) : null}
      <DataTable
        definition={duplicateList}
        query={query}
        page={rows}
        empty={
          scan
            ? { title: t("duplicate.none"), hint: t("duplicate.noneHint") }
            : { title: t("duplicate.neverScanned"), hint: t("duplicate.neverScannedHint"), action: look }
        }
        cells={{
          first: (row) => <OrganisationLink id={row.firstId} name={row.firstName} />,
          second: (row) => <OrganisationLink id={row.secondId} name={row.secondName} />,
          reason: (row) => <Tag>{t(REASON_LABELS[row.reason])}</Tag>,
          likeness: (row) => `${Math.round(row.likeness / 10)} %`,
          acts: (row) => (
            <span className="flex flex-wrap gap-2">
              <a
                href={`/organisations/${row.firstId}/merge/${row.secondId}`}
                className="touch-target inline-flex items-center text-weft hover:underline"
              >
                {t("duplicate.compare")}
              </a>
              <NotDuplicateButton firstId={row.firstId} secondId={row.secondId} />
            </span>
          ),
        }}
      />
    </>
  );
}

function OrganisationLink({ id, name }: { id: number; name: string }) {
  return (
    <a href={`/organisations/${id}`} className="text-weft hover:underline">
      {name}
    </a>
  );
}
