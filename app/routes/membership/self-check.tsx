import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { filterQuery, listSearch } from "~/lists/list-query";
import { selfCheckPage } from "~/modules/organisations/membership/self-check.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { KIND_LABELS } from "~/modules/organisations/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "selfCheck.title" };

export const loader = page("selfCheck.see", (context) => ({
  check: selfCheckPage(context),
  mayWrite: can(context.actor, "selfCheck.write"),
}));

const RESULTS = {
  true: { tone: "ok", label: "selfCheck.met" },
  false: { tone: "bad", label: "selfCheck.missed" },
  null: { tone: "plain", label: "selfCheck.unknown" },
} as const;

export default function SelfCheck() {
  const t = useT();
  const locale = useLocale();
  const { check, mayWrite } = useLoaderData<typeof loader>();
  const number = new Intl.NumberFormat(locale);
  const inList = (filters: Record<string, string>) =>
    organisationList.path + listSearch(organisationList, filterQuery(organisationList, filters));
  const records = {
    fullTime: "#staff",
    nationalFullTime: "#staff",
    members: inList({ memberOn: check.today }),
    memberKinds: "#kinds",
  };
  const shown = (criterion: keyof typeof records, value: number) =>
    number.format(criterion === "members" || criterion === "memberKinds" ? value : value / 100);
  return (
    <>
      <PageHead title={t("selfCheck.title")} sub={check.today}>
        {mayWrite ? (
          <>
            <LinkButton href="/self-check/thresholds">{t("selfCheck.thresholds")}</LinkButton>
            <LinkButton look="main" href="/self-check/staff">
              {t("selfCheck.staffNew")}
            </LinkButton>
          </>
        ) : null}
      </PageHead>
      <Notice>{t("selfCheck.unofficial")}</Notice>
      <WideTable label={t("selfCheck.title")} className="mb-6">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("selfCheck.column.criterion")}</th>
              <th scope="col" className="number">
                {t("selfCheck.column.value")}
              </th>
              <th scope="col" className="number">
                {t("selfCheck.column.threshold")}
              </th>
              <th scope="col">{t("selfCheck.column.result")}</th>
              <th scope="col">{t("selfCheck.records")}</th>
            </tr>
          </thead>
          <tbody>
            {check.criteria.map(({ criterion, value, threshold, met }) => {
              const result = RESULTS[`${met}`];
              const name = t(`selfCheck.criterion.${criterion}`);
              return (
                <tr key={criterion}>
                  <th scope="row" className="text-left font-normal">
                    {name}
                  </th>
                  <td className="number">{value === null ? t("figure.notAvailable") : shown(criterion, value)}</td>
                  <td className="number">{shown(criterion, threshold)}</td>
                  <td>
                    <Tag tone={result.tone}>{t(result.label)}</Tag>
                  </td>
                  <td>
                    <a
                      href={records[criterion]}
                      aria-label={`${t("selfCheck.records")} ${name}`}
                      className="touch-target inline-flex items-center text-weft hover:underline"
                    >
                      {t("selfCheck.records")}
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
      <Section title={t("selfCheck.kinds")} id="kinds">
        {check.kinds.length === 0 ? (
          <EmptyState title={t("register.noMembers")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {check.kinds.map(({ kind, count }) => (
              <li key={kind} className="border-b border-line last:border-0">
                <a
                  href={inList({ memberOn: check.today, kind })}
                  className="flex min-h-11 items-center gap-4 px-4 hover:bg-wash"
                >
                  {t(KIND_LABELS[kind])}
                  <span className="ml-auto tabular-nums">{number.format(count)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("selfCheck.staff")} id="staff">
        {check.staff.length === 0 ? (
          <EmptyState title={t("selfCheck.staffEmpty")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {check.staff.map(({ fromDay, fullTimeHundredths }) => (
              <li
                key={fromDay}
                className="flex min-h-11 items-center gap-4 border-b border-line px-4 last:border-0 tabular-nums"
              >
                {t("selfCheck.staffFrom", { day: fromDay })}
                <span className="ml-auto">{number.format(fullTimeHundredths / 100)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Outlet />
    </>
  );
}
