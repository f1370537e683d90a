import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { confirmDistinct } from "~/modules/organisations/duplicates/confirm-distinct.server";
import { distinctList } from "~/modules/organisations/duplicates/duplicate-list";
import { distinctSource } from "~/modules/organisations/duplicates/duplicate-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "distinct.title" };

const pairForm = z.object({
  firstId: z.coerce.number().int().positive(),
  secondId: z.coerce.number().int().positive(),
});

export const loader = page("organisation.merge", (context) => {
  const query = parseListQuery(distinctList, context.url.searchParams);
  return {
    query,
    page: runList(context, distinctSource, query),
    removed: context.url.searchParams.get("removed") === "yes",
  };
});

export const action = act("organisation.merge", (context) => {
  const { firstId, secondId } = accepted(pairForm, context.values);
  confirmDistinct(context, firstId, secondId);
  return seeOther("/organisations/duplicates?noted=yes");
});

export default function DistinctList() {
  const t = useT();
  const { query, page: rows, removed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("distinct.title")} sub={rows.total}>
        <LinkButton href="/organisations/duplicates">{t("duplicate.title")}</LinkButton>
      </PageHead>
      {removed ? <Notice tone="ok">{t("distinct.removed")}</Notice> : null}
      <p className="mb-4 text-ink-soft">{t("distinct.explain")}</p>
      <DataTable
        definition={distinctList}
        query={query}
        page={rows}
        empty={{ title: t("distinct.empty"), hint: t("distinct.emptyHint") }}
        cells={{
          first: (row) => <a href={`/organisations/${row.firstId}`}>{row.firstName}</a>,
          second: (row) => <a href={`/organisations/${row.secondId}`}>{row.secondName}</a>,
          by: (row) => row.by ?? t("system.actor"),
          decidedAt: (row) => dayOfInstant(row.decidedAt),
          acts: (row) => (
            <form method="post" action={`/organisations/duplicates/distinct/${row.id}/removal`}>
              <button type="submit" className="touch-target text-ink-soft underline hover:text-ink">
                {t("distinct.takeBack")}
              </button>
            </form>
          ),
        }}
      />
    </>
  );
}
