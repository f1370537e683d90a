import { Form, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { DataTable } from "~/lists/DataTable";
import { filterQuery, listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { MEMBER_CLASS_LABELS } from "~/modules/organisations/member-class";
import { MembershipTag } from "~/modules/organisations/components/MembershipTag";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { registerList } from "~/modules/organisations/membership/register-list";
import {
  memberMix,
  membersByClass,
  registerDay,
  registerSource,
  registerTableRow,
} from "~/modules/organisations/membership/register-queries.server";
import { membershipChanges } from "~/modules/organisations/membership/membership-changes.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { KIND_LABELS } from "~/modules/organisations/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead, Section } from "~/ui/Page";
import { periodName } from "~/ui/period-name";
import { WideTable } from "~/ui/WideTable";
import { isBusinessDay } from "~/values/business-day";
import { previousPeriod, quarterOfDay } from "~/values/period";

export const handle: PageHandle = { title: "register.title" };

const QUARTERS = 4;

export const loader = page("membership.list", (context) => {
  const asked = context.url.searchParams.get("on") ?? "";
  // The short address that people write down and link to.
  if (isBusinessDay(asked)) throw seeOther(`/register?filter.on=${asked}`);
  const query = parseListQuery(registerList, context.url.searchParams);
  const day = registerDay(context, query);
  const { rows, ...rest } = runList(context, registerSource, query);
  const quarters = [quarterOfDay(day)];
  while (quarters.length < QUARTERS) quarters.push(previousPeriod(quarters.at(-1)!));
  return {
    query,
    day,
    page: { ...rest, rows: rows.map((row) => registerTableRow(row, context.locale)) },
    byClass: membersByClass(context, day),
    mix: memberMix(context, day),
    changes: quarters.map((quarter) => membershipChanges(context, quarter)),
    records: { class: membershipClassOptions(context) },
    mayExport: can(context.actor, "organisation.export"),
  };
});

const CHANGE_COLUMNS = [
  ["members", "register.change.members"],
  ["joined", "register.change.joined"],
  ["left", "register.change.left"],
  ["lapsed", "register.change.lapsed"],
  ["resumed", "register.change.resumed"],
  ["reclassified", "register.change.reclassified"],
] as const satisfies readonly (readonly [string, MessageKey])[];

export default function Register() {
  const t = useT();
  const locale = useLocale();
  const { query, day, page: rows, byClass, mix, changes, records, mayExport } = useLoaderData<typeof loader>();
  const number = new Intl.NumberFormat(locale);
  const members = byClass.reduce((sum, row) => sum + row.count, 0);
  const inRegister = (filters: Record<string, string>) =>
    registerList.path + listSearch(registerList, filterQuery(registerList, { on: day, ...filters }));
  const inList = (filters: Record<string, string | string[]>) =>
    organisationList.path + listSearch(organisationList, filterQuery(organisationList, filters));
  const search = listSearch(registerList, { ...query, filters: { ...query.filters, on: [day] } });
  return (
    <>
      <PageHead title={t("register.title")} sub={t("register.sub", { day, count: members })}>
        {mayExport ? (
          <>
            <LinkButton href={`/exports/register.csv${search}`}>{t("action.exportCsv")}</LinkButton>
            <LinkButton href={`/exports/register.xlsx${search}`}>{t("action.exportXlsx")}</LinkButton>
          </>
        ) : null}
      </PageHead>
      <Form method="get" action="/register" className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
        <label className="flex items-center gap-2">
          <span className="text-[13px] text-ink-soft">{t("register.filter.on")}</span>
          <input
            key={day}
            type="date"
            name="on"
            defaultValue={day}
            className="min-h-11 rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[34px]"
          />
        </label>
        <Button type="submit">{t("register.show")}</Button>
      </Form>
      <div className="grid gap-x-6 xl:grid-cols-2">
        <Section title={t("register.byClass")}>
          <Counts
            items={byClass.map((row) => ({
              key: String(row.id),
              label: row.name ?? t("membership.class.none"),
              count: number.format(row.count),
              href: row.id === null ? null : inRegister({ class: String(row.id) }),
            }))}
            empty={t("register.noMembers")}
          />
        </Section>
        <Section
          title={t("register.mix")}
          note={t("register.mixSum", { sum: mix.map((row) => row.count).join(" + "), members })}
        >
          <Counts
            items={mix.map((row) => ({
              key: row.memberClass,
              label: t(MEMBER_CLASS_LABELS[row.memberClass]),
              count: number.format(row.count),
              href: inList({ memberOn: day, memberClass: row.memberClass }),
            }))}
            empty={t("register.noMembers")}
          />
        </Section>
      </div>
      <Section title={t("register.changes")} note={t("register.changesHint")}>
        <WideTable label={t("register.changes")}>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t("register.change.quarter")}</th>
                {CHANGE_COLUMNS.map(([key, label]) => (
                  <th key={key} scope="col" className="number">
                    {t(label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map((row) => (
                <tr key={row.period}>
                  <th scope="row" className="short">
                    {periodName(t, row.period)}
                  </th>
                  {CHANGE_COLUMNS.map(([key]) => (
                    <td key={key} className="number">
                      <a
                        href={inList(row[key].filters)}
                        className="touch-target inline-flex items-center text-weft hover:underline"
                      >
                        {number.format(row[key].count)}
                      </a>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </Section>
      <Section title={t("register.list")}>
        <DataTable
          definition={registerList}
          query={query}
          page={rows}
          records={records}
          cells={{
            name: (row) => (
              <a
                href={`/organisations/${row.id}/membership`}
                className="touch-target inline-flex items-center font-medium hover:underline"
              >
                {row.legalName}
              </a>
            ),
            class: (row) => row.className ?? <span className="text-ink-soft">{t("membership.class.none")}</span>,
            status: (row) => <MembershipTag membership={row.status} />,
            joinedOn: (row) => <span className="tabular-nums">{row.joinedOn}</span>,
            kind: (row) => t(KIND_LABELS[row.kind]),
            region: (row) => <span className="text-ink-soft">{row.region}</span>,
          }}
          empty={{ title: t("register.noMembers"), hint: t("register.noMembersHint") }}
        />
      </Section>
    </>
  );
}

function Counts({
  items,
  empty,
}: {
  items: { key: string; label: string; count: string; href: string | null }[];
  empty: string;
}) {
  if (items.length === 0) return <p className="text-ink-soft">{empty}</p>;
  return (
    <ul className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-sheet sm:grid-cols-4">
      {items.map(({ key, label, count, href }) => {
        const content = (
          <>
            <span className="block text-[13px] text-ink-soft">{label}</span>
            <span className="block text-xl font-semibold tabular-nums">{count}</span>
          </>
        );
        return (
          <li key={key} className="-mb-px -ml-px border-b border-l border-line">
            {href === null ? (
              <span className="block px-4 py-2.5">{content}</span>
            ) : (
              <a href={href} className="block h-full px-4 py-2.5 hover:bg-wash">
                {content}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
