import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { ExportLinks } from "~/lists/ExportLinks";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { OutcomeStageTag } from "~/modules/events/outcomes/components/OutcomeStageTag";
import { OUTCOME_KIND_LABELS } from "~/modules/events/outcomes/outcome-labels";
import { outcomeList } from "~/modules/events/outcomes/outcome-list";
import { outcomeFilterOptions, outcomeSource } from "~/modules/events/outcomes/outcome-queries.server";
import { isStepOverdue } from "~/modules/events/outcomes/outcome-stages";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";
import { dayOfInstant } from "~/values/business-day";
import { moneyText } from "~/values/money-text";

export const handle: PageHandle = { title: "outcome.list.title" };

export const loader = page("outcome.see", (context) => {
  const query = parseListQuery(outcomeList, context.url.searchParams);
  return {
    query,
    today: dayOfInstant(context.now()),
    page: runList(context, outcomeSource, query),
    records: { ...outcomeFilterOptions(context), promoter: promoterOptions(context) },
    mayExport: can(context.actor, "outcome.export"),
  };
});

export default function OutcomeList() {
  const t = useT();
  const locale = useLocale();
  const { query, page: rows, records, today, mayExport } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("outcome.list.title")} />
      <DataTable
        definition={outcomeList}
        query={query}
        page={rows}
        records={records}
        empty={{
          title: t("outcome.list.empty"),
          hint: t("outcome.list.emptyHint"),
          action: <LinkButton href="/events">{t("event.list.title")}</LinkButton>,
        }}
        actions={mayExport && rows.total > 0 ? <ExportLinks definition={outcomeList} query={query} /> : null}
        cells={{
          title: (row) => (
            <a
              href={`/outcomes/${row.id}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.title}
            </a>
          ),
          event: (row) => (locale === "en" ? (row.eventEn ?? row.eventZh) : row.eventZh),
          kind: (row) => t(OUTCOME_KIND_LABELS[row.kind]),
          day: (row) => row.day,
          parties: (row) => {
            const [first = "–", ...others] = row.parties.split("\n").filter(Boolean);
            return others.length === 0 ? first : t("outcome.partiesMore", { first, count: others.length });
          },
          value: (row) => (row.valueFen === null ? t("outcome.valueUnknown") : moneyText(row.valueFen, locale)),
          stage: (row) => <OutcomeStageTag stage={row.stage} />,
          owner: (row) => row.owner ?? "–",
          nextStepDue: (row) => {
            const day = <span className="whitespace-nowrap">{row.nextStepDue ?? "–"}</span>;
            return isStepOverdue(row, today) ? (
              <span className="text-bad-strong">
                {day} {t("outcome.overdue")}
              </span>
            ) : (
              day
            );
          },
        }}
      />
    </>
  );
}
