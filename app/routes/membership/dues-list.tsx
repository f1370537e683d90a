import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { formatPerMille } from "~/figures/figure-text";
import { shareOfPlan } from "~/figures/compare";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { filterQuery, listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { DueStateTag } from "~/modules/organisations/membership/components/DueStateTag";
import { duesList } from "~/modules/organisations/membership/dues-list";
import { duesFigures, duesSource } from "~/modules/organisations/membership/dues-queries.server";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { moneyText } from "~/values/money-text";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead, Section } from "~/ui/Page";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "dues.title" };

export const loader = page("dues.list", (context) => {
  const query = parseListQuery(duesList, context.url.searchParams);
  const today = dayOfInstant(context.now());
  const year = Number((query.filters.year?.[0] ?? today).slice(0, 4));
  return {
    query,
    today,
    page: runList(context, duesSource, query),
    figures: duesFigures(context, year),
    records: { class: membershipClassOptions(context) },
    mayWrite: can(context.actor, "dues.write"),
  };
});

const DONE = {
  levied: "dues.done.levied",
  rates: "dues.done.rates",
  settled: "dues.done.settled",
} as const;

export default function DuesList() {
  const t = useT();
  const locale = useLocale();
  const { query, page: rows, figures, records, mayWrite, today } = useLoaderData<typeof loader>();
  const pathOf = (filters: Record<string, string | string[]>) =>
    duesList.path + listSearch(duesList, filterQuery(duesList, filters));
  const { numerator, denominator } = figures.rate;
  const share = shareOfPlan(numerator, denominator);
  const yearPath = (year: number) => pathOf({ year: String(year) });
  return (
    <>
      <PageHead title={t("dues.title")}>
        {mayWrite ? (
          <>
            <LinkButton href={`/dues/rates?year=${figures.year}`}>{t("dues.rates")}</LinkButton>
            <LinkButton look="main" href={`/dues/levy?year=${figures.year}`}>
              {t("dues.levy")}
            </LinkButton>
          </>
        ) : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      <Section
        title={t("dues.ofYear", { year: String(figures.year) })}
        note={
          <>
            <a href={yearPath(figures.year - 1)} className="touch-target px-1.5 text-weft hover:underline">
              ‹ {figures.year - 1}
            </a>
            <a href={yearPath(figures.year + 1)} className="touch-target px-1.5 text-weft hover:underline">
              {figures.year + 1} ›
            </a>
          </>
        }
      >
        <ul className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-sheet sm:grid-cols-5">
          {(["collected", "outstanding", "overdue", "waived"] as const).map((key) => (
            <li key={key} className="-mb-px -ml-px border-b border-l border-line">
              <a href={pathOf(figures[key].filters)} className="block h-full px-4 py-2.5 hover:bg-wash">
                <span className="block text-[13px] text-ink-soft">{t(`dues.figure.${key}`)}</span>
                <span className="block text-lg font-semibold tabular-nums">
                  {moneyText(figures[key].amountFen, locale)}
                </span>
                <span className="block text-[13px] text-ink-soft">
                  {t("dues.count", { count: figures[key].count })}
                </span>
              </a>
            </li>
          ))}
          <li className="-mb-px -ml-px border-b border-l border-line px-4 py-2.5">
            <span className="block text-[13px] text-ink-soft">{t("dues.figure.rate")}</span>
            <span className="block text-lg font-semibold tabular-nums">
              {share === null ? t("figure.notAvailable") : formatPerMille(share, locale)}
            </span>
            <span className="block text-[13px] text-ink-soft tabular-nums">
              {moneyText(numerator, locale)} / {moneyText(denominator, locale)}
            </span>
          </li>
        </ul>
      </Section>
      <DataTable
        definition={duesList}
        query={query}
        page={rows}
        records={records}
        cells={{
          name: (row) => (
            <a href={`/dues/${row.id}`} className="touch-target inline-flex items-center font-medium hover:underline">
              {row.legalName}
            </a>
          ),
          year: (row) => row.year,
          class: (row) => (locale === "en" ? row.classEn : row.classZh) ?? "",
          amount: (row) => moneyText(row.amountFen, locale),
          dueDay: (row) => (
            <span
              className={`tabular-nums ${row.state === "due" && row.dueDay < today ? "font-medium text-bad-strong" : ""}`}
            >
              {row.dueDay}
            </span>
          ),
          state: (row) => <DueStateTag state={row.state} />,
          paidOn: (row) => <span className="tabular-nums">{row.paidOn}</span>,
          reference: (row) => row.reference,
        }}
        empty={{
          title: t("dues.empty"),
          hint: t("dues.emptyHint"),
          action: mayWrite ? (
            <LinkButton href={`/dues/rates?year=${figures.year}`}>{t("dues.rates")}</LinkButton>
          ) : undefined,
        }}
      />
      <Outlet />
    </>
  );
}
