import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { ExportLinks } from "~/lists/ExportLinks";
import { filterQuery, listSearch, parseListQuery, type ListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import {
  attendedEventOptions,
  membershipMovement,
  organisationSource,
  organisationTableRow,
} from "~/modules/organisations/organisation-queries.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { MembershipTag } from "~/modules/organisations/components/MembershipTag";
import {
  CHAIN_ROLE_LABELS,
  KIND_LABELS,
  SIZE_LABELS,
  type ChainRole,
  type OrganisationKind,
  type SizeClass,
} from "~/modules/organisations/vocabulary";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { tagOptions } from "~/modules/organisations/profile/tag-queries.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { dayOfInstant } from "~/values/business-day";
import { quarterOfDay } from "~/values/period";

export const handle: PageHandle = { title: "nav.organisations" };

export const loader = page("organisation.see", (context) => {
  const query = parseListQuery(organisationList, context.url.searchParams);
  const today = dayOfInstant(context.now());
  const { rows, ...page } = runList(context, organisationSource, query);
  const standings = standingsOf(
    context,
    rows.map((row) => row.id),
    today,
  );
  const isStaff = can(context.actor, "home.see");
  const promoters = isStaff ? promoterOptions(context) : [];
  return {
    query,
    page: { ...page, rows: rows.map((row) => organisationTableRow(row, standings.get(row.id))) },
    quarter: quarterOfDay(today),
    movement: isStaff ? membershipMovement(context, quarterOfDay(today)) : null,
    records: {
      promoter: promoters,
      tag: isStaff ? tagOptions(context) : [],
      servedBy: promoters,
      membershipClass: isStaff ? membershipClassOptions(context) : [],
      eventAttended: attendedEventOptions(context, query.filters.eventAttended ?? []),
    },
    mayWrite: can(context.actor, "organisation.write"),
    mayExport: can(context.actor, "organisation.export"),
    mayImport: can(context.actor, "import.run"),
  };
});

/** What people look for most, one click from the list. */
const FACETS = [
  { filter: "membership", value: "member", label: "organisation.membership.member" },
  { filter: "chainRole", value: "main_machine_firm", label: CHAIN_ROLE_LABELS.main_machine_firm },
  { filter: "chainRole", value: "supporting_supplier", label: CHAIN_ROLE_LABELS.supporting_supplier },
  { filter: "kind", value: "university", label: KIND_LABELS.university },
  { filter: "kind", value: "research_institute", label: KIND_LABELS.research_institute },
  { filter: "kind", value: "service_organisation", label: KIND_LABELS.service_organisation },
] as const;

export default function OrganisationList() {
  const t = useT();
  const { query, page, quarter, movement, records, mayWrite, mayExport, mayImport } = useLoaderData<typeof loader>();
  const listOf = (filters: Record<string, string>) =>
    organisationList.path + listSearch(organisationList, filterQuery(organisationList, filters));
  return (
    <>
      <PageHead
        title={t("nav.organisations")}
        sub={
          movement ? (
            <span className="tabular-nums">
              {t("organisation.list.movement", { period: periodName(t, quarter), members: movement.members })}{" "}
              <a href={listOf({ joinedIn: quarter })} className="touch-target text-weft hover:underline">
                {t("organisation.list.joined", { count: movement.joined })}
              </a>{" "}
              <a href={listOf({ leftIn: quarter })} className="touch-target text-weft hover:underline">
                {t("organisation.list.left", { count: movement.left })}
              </a>
            </span>
          ) : (
            t("organisation.list.total", { count: page.total })
          )
        }
      >
        {mayWrite ? <LinkButton href="/organisations/duplicates">{t("duplicate.short")}</LinkButton> : null}
        {mayImport ? <LinkButton href="/imports/new">{t("action.import")}</LinkButton> : null}
        {mayExport ? <ExportLinks definition={organisationList} query={query} /> : null}
        {mayWrite ? (
          <LinkButton look="main" href={`/organisations/new${listSearch(organisationList, query)}`}>
            {t("organisation.new")}
          </LinkButton>
        ) : null}
      </PageHead>
      <Facets query={query} />
      <DataTable
        definition={organisationList}
        query={query}
        page={page}
        records={records}
        cells={{
          name: (row) => (
            <a
              href={`/organisations/${row.id}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.legalName}
            </a>
          ),
          kind: (row) => t(KIND_LABELS[row.kind as OrganisationKind]),
          size: (row) => (row.sizeClass ? t(SIZE_LABELS[row.sizeClass as SizeClass]) : ""),
          region: (row) => <span className="text-ink-soft">{row.region}</span>,
          chainRole: (row) => row.chainRoles.map((role) => t(CHAIN_ROLE_LABELS[role as ChainRole])).join(" · "),
          industry: (row) => <span className="text-ink-soft">{row.industry}</span>,
          completeness: (row) => <span className="tabular-nums">{row.completeness} %</span>,
          sureDay: (row) => <span className="whitespace-nowrap text-ink-soft tabular-nums">{row.sureDay}</span>,
          tags: (row) => <span className="text-ink-soft">{row.tags.join(" · ")}</span>,
          products: (row) => <span className="text-ink-soft">{row.products.join(" · ")}</span>,
          membership: (row) => <MembershipTag membership={row.membership} />,
          updatedAt: (row) => <span className="whitespace-nowrap text-ink-soft tabular-nums">{row.updatedDay}</span>,
        }}
        empty={{
          title: t("organisation.list.empty"),
          hint: t("organisation.list.emptyHint"),
          action: mayWrite ? (
            <>
              <LinkButton href="/imports/new">{t("action.import")}</LinkButton>
              <LinkButton look="main" href="/organisations/new">
                {t("organisation.new")}
              </LinkButton>
            </>
          ) : null,
        }}
      />
      <Outlet />
    </>
  );
}

function Facets({ query }: { query: ListQuery }) {
  const t = useT();
  return (
    <nav aria-label={t("organisation.list.facets")} className="mb-2 flex flex-wrap gap-2 print:hidden">
      {FACETS.map(({ filter, value, label }) => {
        const chosen = query.filters[filter] ?? [];
        const on = chosen.includes(value);
        const values = on ? chosen.filter((other) => other !== value) : [...chosen, value];
        const { [filter]: _, ...others } = query.filters;
        const filters = values.length > 0 ? { ...others, [filter]: values } : others;
        return (
          <a
            key={filter + value}
            href={organisationList.path + listSearch(organisationList, query, { filters })}
            aria-current={on ? "true" : undefined}
            className="touch-target inline-flex min-h-[30px] items-center rounded-full border border-line-strong bg-sheet px-3 text-[13px] hover:bg-wash aria-[current=true]:border-weft aria-[current=true]:bg-weft-wash aria-[current=true]:text-weft-strong"
          >
            {t(label)}
          </a>
        );
      })}
    </nav>
  );
}
